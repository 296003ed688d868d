package org.mmoestreams.app.config;

import org.mmoestreams.settings.Values;

/**
 * What is measured, and how often.
 *
 * @param slidingRows labelled rows that sliding metrics are over, at least 1
 * @param everyRows labelled rows between two publications, at least 1
 * @param deadExpertWindows windows in a row that an expert has to be idle in to be called dead, at least 1
 */
public record MetricsSettings(int slidingRows, int everyRows, int deadExpertWindows) {

    private static final Key<Integer> SLIDING_ROWS = new Key<>(
            "metrics.sliding-rows",
            Values.integer(1, 10_000_000),
            "10000",
            "Sliding metrics are over this many of the last labelled rows.");
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

    /** The same, where an expert is dead after the usual number of windows. */
    public MetricsSettings(int slidingRows, int everyRows) {
        this(slidingRows, everyRows, DEAD_EXPERT_WINDOWS.standard());
    }

    static MetricsSettings of(KeyValues values) {
        return new MetricsSettings(values.of(SLIDING_ROWS), values.of(EVERY_ROWS), values.of(DEAD_EXPERT_WINDOWS));
    }
}
