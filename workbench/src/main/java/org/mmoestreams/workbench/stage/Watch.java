package org.mmoestreams.workbench.stage;

import java.util.function.BooleanSupplier;

/** Waits for conditions while the learner's outputs are read, and gives up when the learner ends or stands still. */
public final class Watch {

    private final Outputs outputs;
    private final Patience patience;

    public Watch(LearnerProcess learner, Outputs outputs, BooleanSupplier interrupted) {
        this.outputs = outputs;
        this.patience = new Patience(learner, outputs::records, interrupted);
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
        patience.await(condition, outputs::poll);
    }
}
