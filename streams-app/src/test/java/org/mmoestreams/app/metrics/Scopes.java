package org.mmoestreams.app.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mmoestreams.app.config.MetricsSettings;
import org.mmoestreams.app.config.ScopeSettings;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/** Metrics of many scopes at once. */
final class Scopes {

    static final int SLIDING_ROWS = 60;
    static final int KEPT = 3;
    static final int VERSIONS = 8;
    static final int SLICE_VALUES = 2;
    static final List<Duration> LENGTHS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(7));
    static final MetricsSettings SETTINGS = new MetricsSettings(
            SLIDING_ROWS, 25, new ScopeSettings(LENGTHS, KEPT, VERSIONS, List.of(ScopedStream.FIELD), SLICE_VALUES));

    private Scopes() {}

    /** What a record is over: two that are over the same have the same text. */
    static String of(TaskMetrics metrics) {
        return metrics.getTask() + " " + metrics.getScope() + " " + metrics.getWindowLengthMs() + " "
                + metrics.getWindowStart() + " " + metrics.getVersionFrom() + " " + metrics.getSliceField() + " "
                + metrics.getSliceKind() + " " + metrics.getSliceValue();
    }

    /** The newest record of each; of slices, those of the newest sliding rows. */
    static Map<String, TaskMetrics> newest(List<TaskMetrics> published) {
        Map<String, TaskMetrics> newest = new TreeMap<>();
        for (TaskMetrics metrics : published) {
            if (metrics.getScope() == MetricsScope.SLIDING) {
                newest.values()
                        .removeIf(each -> each.getScope() == MetricsScope.SLICE
                                && each.getTask().equals(metrics.getTask()));
            }
            newest.put(of(metrics), metrics);
        }
        return newest;
    }

    /** The newest record of a tumbling window. */
    static TaskMetrics tumbling(Map<String, TaskMetrics> newest, String task, Duration length, long window) {
        return newest.get(of(TaskMetrics.newBuilder(newest.get(of(task, MetricsScope.TOTAL)))
                .setScope(MetricsScope.TUMBLING)
                .setWindowLengthMs(length.toMillis())
                .setWindowStart(Instant.ofEpochMilli(window * length.toMillis()))
                .build()));
    }

    /** The newest record of a range of versions. */
    static TaskMetrics versions(Map<String, TaskMetrics> newest, String task, long range) {
        return newest.get(of(TaskMetrics.newBuilder(newest.get(of(task, MetricsScope.TOTAL)))
                .setScope(MetricsScope.VERSIONS)
                .setVersionFrom(range * VERSIONS)
                .build()));
    }

    /** What the records of a task are over that are of a scope which has no parts. */
    static String of(String task, MetricsScope scope) {
        return task + " " + scope + " null null null null null null";
    }

    /** The record with those measures alone that each scope has. */
    static TaskMetrics withoutOwnMeasures(TaskMetrics metrics) {
        return TaskMetrics.newBuilder(metrics)
                .setMeasures(metrics.getMeasures().stream()
                        .filter(each -> !each.getName().startsWith("worst_slice_auc_")
                                && !each.getName().startsWith("rows_"))
                        .toList())
                .build();
    }

    /** The value of a measure. */
    static Double measure(TaskMetrics metrics, String name) {
        return metrics.getMeasures().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
