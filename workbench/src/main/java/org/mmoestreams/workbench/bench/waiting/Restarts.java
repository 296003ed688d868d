package org.mmoestreams.workbench.bench.waiting;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * How long a learner with many rows waiting takes to go on.
 *
 * @param stopSeconds from SIGTERM to the end of the process
 * @param afterStop seconds from the start of the next process to its first committed prediction, with the folder as it
 *     was left
 * @param afterKill seconds from SIGKILL, and the start of the next process at once, to the first committed prediction:
 *     what waits is restored from its changelog
 * @param folderBytes what waits on disk, before
 * @param changelogBytes its changelog at the broker, before
 */
public record Restarts(double stopSeconds, double afterStop, double afterKill, long folderBytes, long changelogBytes) {

    private static final Duration POLL = Duration.ofMillis(20);

    /** Kills and starts, then stops and starts: what a stop leaves in the folder would be of use after a kill. */
    static Restarts measure(Waiter learner, Sender sender) {
        long folderBytes = learner.folderBytes();
        long changelogBytes = learner.changelogBytes();
        double afterKill = secondsToPrediction(learner, sender, learner.process()::killAndRestart);
        long stopping = System.nanoTime();
        learner.process().stop();
        long stopped = System.nanoTime();
        double afterStop = secondsToPrediction(learner, sender, learner.process()::restart);
        return new Restarts((stopped - stopping) / 1e9, afterStop, afterKill, folderBytes, changelogBytes);
    }

    private static double secondsToPrediction(Waiter learner, Sender sender, Runnable start) {
        try (Consumer<byte[], byte[]> predictions = learner.predictions()) {
            long from = System.nanoTime();
            start.run();
            sender.sendOne();
            learner.await(() -> !predictions.poll(POLL).isEmpty(), () -> {});
            return (System.nanoTime() - from) / 1e9;
        }
    }
}
