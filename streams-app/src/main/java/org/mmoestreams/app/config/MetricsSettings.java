package org.mmoestreams.app.config;

import org.mmoestreams.settings.Values;

/**
 * What is measured, and how often.
 *
 * @param slidingRows labelled rows that sliding metrics are over, at least 1
 * @param everyRows labelled rows between two publications, at least 1
 * @param scopes which rows metrics are over beside the newest and all
 * @param deadExpertWindows windows in a row that an expert has to be idle in to be called dead, at least 1
 */
public record MetricsSettings(int slidingRows, int everyRows, ScopeSettings scopes, int deadExpertWindows) {

    private static final Key<Integer> SLIDING_ROWS = new Key<>(
            "metrics.sliding-rows",
            Values.integer(1, 10_000_000),
            "10000",
            "Sliding metrics are over this many of the newest labelled rows, by the time when the label was known.");
    private static final Key<Integer> EVERY_ROWS = new Key<>(
            "metrics.every-rows",
            Values.integer(1, 10_000_000),
            "1000",
            "Metrics are published each time this many labelled rows have come.");

    private static final Key<Integer> DEAD_EXPERT_WINDOWS = new Key<>(
            "metrics.dead-expert-windows",
            Values.integer(1, 1_000_000),
            "100",
            "An expert is dead to a task once its mean gate weight was below a tenth of an equal share in this many"
                    + " training windows in a row.");

    /** Checks the ranges. */
    public MetricsSettings {
        SLIDING_ROWS.checked(slidingRows);
        EVERY_ROWS.checked(everyRows);
        DEAD_EXPERT_WINDOWS.checked(deadExpertWindows);
    }

    /** Metrics over the newest rows and all, and no others; an expert is dead after the usual number of windows. */
    public MetricsSettings(int slidingRows, int everyRows) {
        this(slidingRows, everyRows, ScopeSettings.none());
    }

    /** The same, where an expert is dead after the usual number of windows. */
    public MetricsSettings(int slidingRows, int everyRows, ScopeSettings scopes) {
        this(slidingRows, everyRows, scopes, DEAD_EXPERT_WINDOWS.standard());
    }

    static MetricsSettings of(KeyValues values) {
        return new MetricsSettings(
                values.of(SLIDING_ROWS),
                values.of(EVERY_ROWS),
                ScopeSettings.of(values),
                values.of(DEAD_EXPERT_WINDOWS));
    }
}
