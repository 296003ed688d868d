package org.mmoestreams.app.learner;

import java.util.List;
import org.mmoestreams.app.log.Seldom;
import org.mmoestreams.features.Clipped;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is odd about the windows of a partition, each kind of oddity once a minute at most. */
final class WindowWarnings {

    private static final Logger LOG = LoggerFactory.getLogger(WindowWarnings.class);

    private final int partition;
    private final Seldom seldom = new Seldom();

    WindowWarnings(int partition) {
        this.partition = partition;
    }

    /**
     * Looks at a window that was closed.
     *
     * @param clipped what was learnt as if it had been nearer to the rest
     * @param now milliseconds since the epoch
     */
    void look(ScoredWindow window, List<Clipped> clipped, long now) {
        for (Clipped each : clipped) {
            warnOfAbsurd(window, each, now);
        }
        for (ScoredTask task : window.getTasks()) {
            if (task.getUnscored() > 0) {
                warnOfUnscored(window, task, now);
            }
        }
    }

    private void warnOfAbsurd(ScoredWindow window, Clipped clipped, long now) {
        long values = seldom.happened(clipped.field(), clipped.count(), now);
        if (values > 0) {
            LOG.warn(
                    "Partition {}: {} {} of {}, such as {} in window {}, so far from the others that {} taken for {} in"
                            + " learning (expected: numbers of one range; {})",
                    partition,
                    values,
                    clipped.label() ? (values == 1 ? "label" : "labels") : (values == 1 ? "value" : "values"),
                    clipped.field(),
                    clipped.value(),
                    window.getModelVersion(),
                    values == 1 ? "it was" : "that one was",
                    clipped.bound(),
                    clipped.label()
                            ? "give the task min and max in the feature spec, and what is beyond becomes a dead letter"
                            : "look at what writes the events");
        }
    }

    private void warnOfUnscored(ScoredWindow window, ScoredTask task, long now) {
        long rows = seldom.happened("unscored " + task.getName(), task.getUnscored(), now);
        if (rows > 0) {
            LOG.warn(
                    "Partition {}: {} labelled rows of task {} have a prediction that is no finite number, the last ones in"
                            + " window {}; metrics count them as unscored_rows and leave them out otherwise (expected: finite"
                            + " predictions; run reset, and lower optimizer.learning-rate)",
                    partition,
                    rows,
                    task.getName(),
                    window.getModelVersion());
        }
    }
}
