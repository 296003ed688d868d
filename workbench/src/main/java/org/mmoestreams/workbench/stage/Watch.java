package org.mmoestreams.workbench.stage;

import java.util.function.BooleanSupplier;

/** Waits for conditions while the learner's outputs are read, and gives up when the learner ends or stands still. */
public final class Watch {

    private final Outputs outputs;
    private final Patience patience;

    private Watch(LearnerProcess learner, Outputs outputs, BooleanSupplier interrupted) {
        this.outputs = outputs;
        this.patience = new Patience(learner, outputs::records, interrupted);
    }

    /** Watches a learner, which may not be ready yet. */
    public static Watch of(LearnerProcess learner, Outputs outputs, BooleanSupplier interrupted) {
        return new Watch(learner, outputs, interrupted);
    }

    /** Watches a learner of a stage, once it is ready. */
    public static Watch ofReady(Stage stage, LearnerProcess learner, Outputs outputs, BooleanSupplier interrupted) {
        Watch watch = of(learner, outputs, interrupted);
        String id = stage.settings().applicationId();
        watch.await(() -> learner.isReady(stage.admin(), id));
        return watch;
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
