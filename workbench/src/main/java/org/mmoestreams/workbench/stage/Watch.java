package org.mmoestreams.workbench.stage;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions while the learner's outputs are read, and gives up when the learner ends or stands still. */
public final class Watch {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final LearnerProcess learner;
    private final Outputs outputs;
    private final BooleanSupplier interrupted;

    public Watch(LearnerProcess learner, Outputs outputs, BooleanSupplier interrupted) {
        this.learner = learner;
        this.outputs = outputs;
        this.interrupted = interrupted;
    }

    public Outputs outputs() {
        return outputs;
    }

    /**
     * Waits until a condition holds.
     *
     * @throws IllegalStateException when the learner ends, nothing new comes for 90 s, or the wait is interrupted
     */
    public void await(BooleanSupplier condition) {
        long seen = outputs.records();
        long lastNews = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (interrupted.getAsBoolean()) {
                throw new IllegalStateException("interrupted");
            }
            learner.check();
            outputs.poll();
            if (outputs.records() != seen) {
                seen = outputs.records();
                lastNews = System.nanoTime();
            }
            if (System.nanoTime() - lastNews > PATIENCE.toNanos()) {
                throw new IllegalStateException("the learner has published nothing for " + PATIENCE.toSeconds()
                        + " s (expected: predictions or metrics): " + learner.endOfLog());
            }
        }
    }
}
