package org.mmoestreams.workbench.demo;

import org.mmoestreams.workbench.stage.Stage;

/** What is done when all rows are learnt, before broker and folder go. */
@FunctionalInterface
public interface DemoEnd {

    /** Shows what came of it; the broker is still there. */
    void show(Stage stage, DemoReport report);

    /** Whether the learner is still there, too, until that has returned. */
    default boolean keepsLearner() {
        return false;
    }
}
