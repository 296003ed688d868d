package org.mmoestreams.workbench.stage;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for conditions, as long as a learner process lives and gets on. */
public final class Patience {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final LearnerProcess learner;
    private final LongSupplier progress;
    private final BooleanSupplier interrupted;

    /**
     * Waits for a learner.
     *
     * @param progress a number that changes as the learner gets on; asked about once in 90 s
     * @param interrupted asked often whether to give up
     */
    public Patience(LearnerProcess learner, LongSupplier progress, BooleanSupplier interrupted) {
        this.learner = learner;
        this.progress = progress;
        this.interrupted = interrupted;
    }

    /**
     * Waits until a condition holds.
     *
     * @param pause what to do between two looks at the condition
     * @throws IllegalStateException when the learner ends, does not get on for 90 s, or the wait is interrupted
     */
    public void await(BooleanSupplier condition, Runnable pause) {
        long seen = progress.getAsLong();
        long lastLook = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (interrupted.getAsBoolean()) {
                throw new IllegalStateException("interrupted");
            }
            learner.check();
            pause.run();
            if (System.nanoTime() - lastLook > PATIENCE.toNanos()) {
                long now = progress.getAsLong();
                if (now == seen) {
                    throw new IllegalStateException("the learner did not get on for " + PATIENCE.toSeconds()
                            + " s (expected: predictions or metrics): " + learner.endOfLog());
                }
                seen = now;
                lastLook = System.nanoTime();
            }
        }
    }
}
