package org.mmoestreams.app.config;

import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import java.util.List;
import org.mmoestreams.settings.Values;

/**
 * Which rows metrics are over beside the newest and all.
 *
 * @param tumbling lengths of the windows of event time, each once
 * @param kept how many windows of a length, and ranges of versions, are kept open, at least 1
 * @param versionRange how many model versions a range has; 0: there are no ranges
 * @param slices nominal fields by whose values the newest rows are divided, each once
 * @param sliceValues how many values of a field have figures of their own, at least 1
 */
public record ScopeSettings(List<Duration> tumbling, int kept, int versionRange, List<String> slices, int sliceValues) {

    private static final int MOST_LENGTHS = 8;
    private static final int MOST_SLICES = 8;

    private static final Key<List<Duration>> TUMBLING = new Key<>(
            "metrics.tumbling",
            ValueTypes.durations(Duration.ofSeconds(1), ValueTypes.CENTURY),
            "",
            "Lengths of tumbling windows of event time, such as `PT1H,P1D`: metrics are published over the rows"
                    + " of each, too, with the scope `TUMBLING`. Readers of `topics.metrics` must know that before.");
    private static final Key<Integer> KEPT = new Key<>(
            "metrics.tumbling-kept",
            Values.integer(1, 100),
            "3",
            "How many windows of each of the lengths `metrics.tumbling`, and how many ranges of versions, are"
                    + " kept open: the newest that have rows. A row of an older one is counted, and in none. Rows ahead"
                    + " of time in as many windows close that of the present: where a length times one less than this"
                    + " is not below `event.max-ahead`, they cannot.");
    private static final Key<Integer> VERSION_RANGE = new Key<>(
            "metrics.version-range",
            Values.integer(0, Integer.MAX_VALUE),
            "0",
            "Metrics are published over the rows that so many model versions scored, too, from a multiple of"
                    + " it on, with the scope `VERSIONS`, which readers of `topics.metrics` must know before; 0: they"
                    + " are not.");
    private static final Key<List<String>> SLICES = new Key<>(
            "metrics.slices",
            ValueTypes.names(),
            "",
            "Nominal fields of the feature spec. The rows of the sliding window are divided by their values, and"
                    + " metrics are published over each, too, with the scope `SLICE`, which readers of `topics.metrics`"
                    + " must know before.");
    private static final Key<Integer> SLICE_VALUES = new Key<>(
            "metrics.slice-values",
            Values.integer(1, 1000),
            "20",
            "How many values of each of the fields `metrics.slices` have metrics of their own: those with most"
                    + " rows. The others have metrics together.");

    /** Checks the ranges, and that nothing is named twice; keeps copies of the lists. */
    public ScopeSettings {
        tumbling = List.copyOf(TUMBLING.checked(tumbling));
        KEPT.checked(kept);
        VERSION_RANGE.checked(versionRange);
        slices = List.copyOf(slices);
        SLICE_VALUES.checked(sliceValues);
        checkEachOnce(TUMBLING, tumbling, MOST_LENGTHS);
        checkEachOnce(SLICES, slices, MOST_SLICES);
    }

    /** The newest rows and all, and nothing else. */
    public static ScopeSettings none() {
        return new ScopeSettings(TUMBLING.standard(), KEPT.standard(), 0, SLICES.standard(), SLICE_VALUES.standard());
    }

    static ScopeSettings of(KeyValues values) {
        return new ScopeSettings(
                values.of(TUMBLING),
                values.of(KEPT),
                values.of(VERSION_RANGE),
                values.of(SLICES),
                values.of(SLICE_VALUES));
    }

    private static void checkEachOnce(Key<?> key, List<?> values, int most) {
        check(
                values.size() <= most && values.stream().distinct().count() == values.size(),
                key.name(),
                values,
                "up to " + most + ", each once; leave some out");
    }
}
