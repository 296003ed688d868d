package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;
import static org.mmoestreams.checks.Checks.notBlank;

/**
 * What an event's row is known and weighed by.
 *
 * @param id the path of the field that identifies an event
 * @param time the event's time
 * @param weight the path of the field with the row's weight in the loss, not negative; null where all weigh the same
 */
public record RowFields(String id, EventTime time, String weight) {

    /** Checks that the fields have names. */
    public RowFields {
        notBlank("event-id", id);
        check(time != null, "event-time", null, "a value that is not blank");
        check(weight == null || !weight.isBlank(), "row-weight", weight, "a value that is not blank");
    }

    /** Fields of rows that weigh the same, with a time whose unit the schema says. */
    public static RowFields of(String id, String time) {
        return new RowFields(id, EventTime.of(time), null);
    }
}
