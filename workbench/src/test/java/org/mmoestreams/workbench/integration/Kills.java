package org.mmoestreams.workbench.integration;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Feeds a learner and kills it by SIGKILL while it is at work, a few times. */
final class Kills {

    /** Slow enough that a kill comes in the midst of the messages, which are sent beyond the moment of the kill. */
    private static final double RATE = 1_000;

    private static final int BEYOND = 500;
    private static final int FIRST = 50;

    private final Pipeline pipeline;
    private final List<Message> messages;
    private final LearnerJvm learner;
    private int sent;

    private Kills(Pipeline pipeline, List<Message> messages, LearnerJvm learner) {
        this.pipeline = pipeline;
        this.messages = messages;
        this.learner = learner;
    }

    /**
     * Runs a learner over all messages, killed and started again at random moments.
     *
     * @param predictions how many of the messages get a prediction
     * @return the predictions, all committed
     */
    static List<Said> run(Pipeline pipeline, List<Message> messages, int predictions, int kills) {
        long seed = System.nanoTime();
        List<Integer> moments = moments(predictions, kills, new SplittableRandom(seed));
        System.out.println("kills when " + moments + " predictions are committed, seed " + seed);
        try (LearnerJvm learner = pipeline.startJvm()) {
            Kills run = new Kills(pipeline, messages, learner);
            pipeline.send(run.next(FIRST));
            pipeline.awaitPredictions(1);
            for (int moment : moments) {
                run.killAt(moment);
            }
            pipeline.send(run.next(messages.size()));
            return pipeline.awaitPredictions(predictions);
        }
    }

    /** A moment in each of as many equal parts of the predictions. */
    private static List<Integer> moments(int predictions, int kills, SplittableRandom random) {
        int part = (predictions - BEYOND) / kills;
        return IntStream.range(0, kills)
                .mapToObj(kill -> kill * part + random.nextInt(FIRST, part))
                .toList();
    }

    private void killAt(int moment) {
        List<Message> next = next(moment + BEYOND);
        Thread feeder = new Thread(() -> pipeline.send(next, RATE), "feeder");
        feeder.start();
        pipeline.awaitPredictions(moment);
        learner.kill();
        long killed = System.nanoTime();
        int committed = pipeline.predictions().size();
        learner.start();
        join(feeder);
        pipeline.send(next(sent + 1));
        pipeline.awaitPredictions(committed + 1);
        System.out.println("killed with " + committed + " of " + sent + " messages predicted, next prediction after "
                + Pipeline.seconds(killed));
    }

    /** The messages that come next, up to a number of all. */
    private List<Message> next(int until) {
        int from = sent;
        sent = Math.max(sent, Math.min(messages.size(), until));
        return messages.subList(from, sent);
    }

    private static void join(Thread feeder) {
        try {
            feeder.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
