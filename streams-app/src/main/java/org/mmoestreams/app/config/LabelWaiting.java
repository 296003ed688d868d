package org.mmoestreams.app.config;

import java.time.Duration;
import org.mmoestreams.settings.Values;

/**
 * How long, and how many, events and labels wait for each other. Durations are of stream time, after the event's time.
 *
 * @param retention how long an event's row is kept, above zero
 * @param mostRows how many rows wait in a partition, at least 1
 * @param forEvent how long a label waits for an event that has not come yet, not negative
 */
public record LabelWaiting(Duration retention, int mostRows, Duration forEvent) {

    private static final Key<Duration> RETENTION = new Key<>(
            "labels.retention",
            ValueTypes.duration(Duration.ofMillis(1), ValueTypes.CENTURY),
            "P8D",
            "How long after its event's time, in stream time, a row is kept for labels that may come or be corrected."
                    + " Of `topics.labels`.");
    private static final Key<Integer> MOST_ROWS = new Key<>(
            "labels.max-waiting",
            Values.integer(1, 1_000_000_000),
            "1000000",
            "How many rows each partition keeps at most for labels that may come. Of `topics.labels`.");
    private static final Key<Duration> FOR_EVENT = new Key<>(
            "labels.wait-for-event",
            ValueTypes.duration(Duration.ZERO, ValueTypes.CENTURY),
            "PT1H",
            "How long, in stream time, a label that comes before its event waits for it, before it goes to the dead"
                    + " letters. Of `topics.labels`.");

    /** Checks the ranges. */
    public LabelWaiting {
        RETENTION.checked(retention);
        MOST_ROWS.checked(mostRows);
        FOR_EVENT.checked(forEvent);
    }

    static LabelWaiting of(KeyValues values) {
        return new LabelWaiting(values.of(RETENTION), values.of(MOST_ROWS), values.of(FOR_EVENT));
    }
}
