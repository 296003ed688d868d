package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.util.OptionalLong;

/** An int of milliseconds or a long of microseconds since midnight: from a time by ISO-8601, or from the number. */
final class TimeOfDayConversion extends Scalar {

    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final long nanosPerUnit;
    private final boolean isInt;

    private TimeOfDayConversion(long nanosPerUnit, boolean isInt, String unit) {
        super("a time of day by ISO-8601, as 12:30:00, or " + unit + " since midnight");
        this.nanosPerUnit = nanosPerUnit;
        this.isInt = isInt;
    }

    static Conversion millis() {
        return new TimeOfDayConversion(1_000_000, true, "milliseconds");
    }

    static Conversion micros() {
        return new TimeOfDayConversion(1_000, false, "microseconds");
    }

    @Override
    public Object ofText(String text) {
        OptionalLong number = Numbers.whole(text);
        long units = number.isPresent()
                ? number.getAsLong()
                : IsoTime.timeOfDay(text).map(LocalTime::toNanoOfDay).orElseThrow(() -> unfit(text)) / nanosPerUnit;
        if (units < 0 || units >= DAY_NANOS / nanosPerUnit) {
            throw unfit(text);
        }
        return isInt ? (Object) (int) units : (Object) units;
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isIntegralNumber() || node.isTextual();
    }
}
