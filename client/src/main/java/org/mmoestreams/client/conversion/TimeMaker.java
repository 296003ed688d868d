package org.mmoestreams.client.conversion;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.Schema;
import org.mmoestreams.features.EventTime;

/** Makes times as the field with an event's time has them. */
public final class TimeMaker {

    private final Conversion conversion;

    /**
     * Makes times of a field.
     *
     * @param conversion makes the field's values
     */
    public TimeMaker(Conversion conversion) {
        this.conversion = conversion;
    }

    /**
     * Makes times of a field.
     *
     * @param type the field's
     * @param time what a plain number counts there
     */
    public static TimeMaker of(Schema type, EventTime time) {
        return new TimeMaker(new Conversions(Nulls.empty()).ofTime(type, time));
    }

    /** The time as a value of the field. */
    public Object of(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        for (Object form : List.of(instant, local)) {
            try {
                return conversion.ofText(form.toString());
            } catch (UnfitValueException other) {
                // a time on a clock has no offset, a date no time of day
            }
        }
        return conversion.ofText(local.toLocalDate().toString());
    }
}
