package org.mmoestreams.workbench.bench.drift;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.app.config.DriftSettings;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;
import org.mmoestreams.workbench.shaping.Drift;
import org.mmoestreams.workbench.shaping.ShapedRows;

/**
 * What the benchmark of drifts does.
 *
 * @param rows the rows, with at least one drift
 * @param learner the learner
 * @param watch how it looks for changes, and what it does then
 * @param rollingRows over how many of the last rows AUC is, at least 100
 * @param after how many rows after a drift the learners are compared, at least {@code rollingRows}
 */
public record DriftBenchOptions(
        ShapedRows rows, LearnerConfig learner, DriftSettings watch, int rollingRows, long after) {

    private static final int LEAST_ROLLING_ROWS = 100;

    /** Checks that there is a drift, and a task that can be ranked. */
    public DriftBenchOptions {
        atLeast("rolling-rows", rollingRows, LEAST_ROLLING_ROWS);
        check(after >= rollingRows, "after", after, "rolling-rows or more: " + rollingRows);
        check(
                !rows.shape().drifts().isEmpty(),
                "drift",
                "none",
                "one at least, as in --drift label-flip:sudden:100000");
        check(
                spec(rows).tasks().stream().anyMatch(Task::isBinary),
                "tasks",
                spec(rows).tasks().stream().map(Task::name).toList(),
                "one that is binary at least");
    }

    /** What the rows' events are. */
    FeatureSpec spec() {
        return spec(rows);
    }

    /** The drifts, in the order in which they begin. */
    List<Drift> drifts() {
        return rows.shape().drifts().stream()
                .sorted((one, other) -> Long.compare(one.from(), other.from()))
                .toList();
    }

    private static FeatureSpec spec(ShapedRows rows) {
        return rows.data().format().schema().spec();
    }
}
