package org.mmoestreams.app.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.app.config.ScopeSettings;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * Puts rows into groups by a number that each has: tumbling windows by the time of its event, ranges of versions by the
 * model version that scored it. A group is the numbers from {@code group * size} on, {@code size} of them.
 *
 * @param scope {@code TUMBLING}, or {@code VERSIONS}
 * @param size milliseconds, or versions
 */
record Grouping(MetricsScope scope, long size) {

    /** Those that are configured. */
    static List<Grouping> of(ScopeSettings settings) {
        List<Grouping> all = new ArrayList<>();
        for (Duration length : settings.tumbling()) {
            all.add(new Grouping(MetricsScope.TUMBLING, length.toMillis()));
        }
        if (settings.versionRange() > 0) {
            all.add(new Grouping(MetricsScope.VERSIONS, settings.versionRange()));
        }
        return all;
    }

    /** What the names of its entries in the store begin with. */
    String prefix() {
        return (isTumbling() ? "tumbling/" : "versions/") + size + '/';
    }

    /** What rows that came too late for their group are counted by. */
    String tooOldMeasure() {
        return isTumbling() ? "rows_too_old" : "rows_of_old_versions";
    }

    /** The group of a row. */
    long groupOf(Scores window, int row) {
        return Math.floorDiv(isTumbling() ? window.time(row) : window.version(row), size);
    }

    /** Says in a record what the rows of a group are. */
    void describe(long group, TaskMetrics.Builder record) {
        long from = group * size;
        record.setScope(scope);
        if (isTumbling()) {
            record.setWindowLengthMs(size)
                    .setWindowStart(Instant.ofEpochMilli(from))
                    .setWindowEnd(Instant.ofEpochMilli(from + size));
        } else {
            record.setVersionFrom(from).setVersionTo(from + size);
        }
    }

    private boolean isTumbling() {
        return scope == MetricsScope.TUMBLING;
    }
}
