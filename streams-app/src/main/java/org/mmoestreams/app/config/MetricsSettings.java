package org.mmoestreams.app.config;

import org.mmoestreams.settings.Values;

/**
 * What is measured, and how often.
 *
 * @param slidingRows labelled rows that sliding metrics are over, at least 1
 * @param everyRows labelled rows between two publications, at least 1
 */
public record MetricsSettings(int slidingRows, int everyRows) {

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

    /** Checks the ranges. */
    public MetricsSettings {
        SLIDING_ROWS.checked(slidingRows);
        EVERY_ROWS.checked(everyRows);
    }

    static MetricsSettings of(KeyValues values) {
        return new MetricsSettings(values.of(SLIDING_ROWS), values.of(EVERY_ROWS));
    }
}
