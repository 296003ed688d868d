package org.mmoestreams.app.learner;

import java.util.List;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.features.Clipped;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;

/** Looks for what is odd about the windows of a partition. */
final class WindowWarnings {

    private final int partition;
    private final Observations observations;

    WindowWarnings(int partition, Observations observations) {
        this.partition = partition;
        this.observations = observations;
    }

    /**
     * Looks at a window that was closed.
     *
     * @param clipped what was learnt as if it had been nearer to the rest
     */
    void look(ScoredWindow window, List<Clipped> clipped) {
        for (Clipped each : clipped) {
            warnOfAbsurd(window, each);
        }
        for (ScoredTask task : window.getTasks()) {
            if (task.getUnscored() > 0) {
                warnOfUnscored(window, task);
            }
        }
    }

    /** Says that a window was not learnt. */
    void rejected(ScoredWindow window) {
        observations.incident(
                "Windows that were rejected, since their step was not finite",
                1,
                "partition " + partition + ", window " + window.getModelVersion() + " of " + window.getRows()
                        + " rows; the model stays as it was (expected: no rejected window; look for absurd labels, or"
                        + " lower optimizer.learning-rate)");
    }

    private void warnOfAbsurd(ScoredWindow window, Clipped clipped) {
        observations.incident(
                (clipped.label() ? "Labels" : "Values") + " of " + clipped.field() + " far from the others",
                clipped.count(),
                "partition " + partition + ", window " + window.getModelVersion() + ": " + clipped.value()
                        + ", taken for " + clipped.bound() + " in learning (expected: numbers of one range; "
                        + (clipped.label()
                                ? "give the task min and max in the feature spec, and what is beyond becomes a dead"
                                        + " letter)"
                                : "look at what writes the events)"));
    }

    private void warnOfUnscored(ScoredWindow window, ScoredTask task) {
        observations.incident(
                "Labelled rows of task " + task.getName() + " whose prediction is no finite number",
                task.getUnscored(),
                "partition " + partition + ", window " + window.getModelVersion()
                        + "; metrics count them as unscored_rows and leave them out otherwise (expected: finite"
                        + " predictions; run reset, and lower optimizer.learning-rate)");
    }
}
