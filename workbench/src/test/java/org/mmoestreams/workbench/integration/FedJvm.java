package org.mmoestreams.workbench.integration;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.mmoestreams.app.testing.Said;

/** A learner of a {@link Pipeline} and the messages that it is fed with. */
final class FedJvm implements FedLearner {

    /** More than the messages of a test that get no prediction. */
    private static final int BEYOND = 500;

    private static final int FIRST = 50;

    private final Pipeline pipeline;
    private final List<Message> messages;
    private final LearnerJvm learner;
    private int fed;

    private FedJvm(Pipeline pipeline, List<Message> messages, LearnerJvm learner) {
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
    static List<Said> runKilled(Pipeline pipeline, List<Message> messages, int predictions, int kills) {
        long seed = System.nanoTime();
        System.out.println(kills + " kills, seed " + seed);
        try (LearnerJvm learner = pipeline.startJvm()) {
            FedJvm fed = new FedJvm(pipeline, messages, learner);
            fed.feed(FIRST, Double.POSITIVE_INFINITY).join();
            fed.awaitSettled(1);
            new Kills(fed, BEYOND, new SplittableRandom(seed)).spreadOver(predictions, kills);
            fed.feed(messages.size(), Double.POSITIVE_INFINITY).join();
            return pipeline.awaitPredictions(predictions);
        }
    }

    @Override
    public CompletableFuture<Void> feed(int until, double rate) {
        int from = fed;
        fed = Math.max(fed, Math.min(messages.size(), until));
        List<Message> next = messages.subList(from, fed);
        return CompletableFuture.runAsync(() -> pipeline.send(next, rate));
    }

    @Override
    public int fed() {
        return fed;
    }

    @Override
    public void awaitSettled(int events) {
        pipeline.awaitPredictions(events);
    }

    @Override
    public int settled() {
        return pipeline.predictions().size();
    }

    @Override
    public void kill() {
        learner.kill();
    }

    @Override
    public void restart() {
        learner.start();
    }
}
