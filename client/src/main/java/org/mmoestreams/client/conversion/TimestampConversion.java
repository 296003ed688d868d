package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A long that counts units since 1970: from a time by ISO-8601, of which what is finer than the unit is cut off, or
 * from the number itself.
 */
final class TimestampConversion extends Scalar {

    private static final long NANOS = 1_000_000_000;

    private final long unitsPerSecond;
    private final boolean isLocal;

    private TimestampConversion(long unitsPerSecond, boolean isLocal, String expected) {
        super(expected);
        this.unitsPerSecond = unitsPerSecond;
        this.isLocal = isLocal;
    }

    /**
     * A moment; texts without an offset are in UTC.
     *
     * @param unitsPerSecond 1,000 for milliseconds, and so on
     */
    static TimestampConversion moment(long unitsPerSecond) {
        return new TimestampConversion(
                unitsPerSecond,
                false,
                "a time by ISO-8601, as 2026-01-31T12:30:00Z, or " + unit(unitsPerSecond) + " since 1970");
    }

    /** The same on a clock whose place is not told; texts have no offset. */
    static TimestampConversion local(long unitsPerSecond) {
        return new TimestampConversion(
                unitsPerSecond,
                true,
                "a time by ISO-8601 without offset, as 2026-01-31T12:30:00, or " + unit(unitsPerSecond)
                        + " since 1970");
    }

    @Override
    public Object ofText(String text) {
        OptionalLong number = Numbers.whole(text);
        if (number.isPresent()) {
            return number.getAsLong();
        }
        Optional<OffsetDateTime> time =
                isLocal ? IsoTime.local(text).map(local -> local.atOffset(ZoneOffset.UTC)) : IsoTime.instant(text);
        try {
            return time.map(found -> units(found.toInstant())).orElseThrow(() -> unfit(text));
        } catch (ArithmeticException e) {
            throw unfit(text);
        }
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isIntegralNumber() || node.isTextual();
    }

    /**
     * A time in units since 1970, cut.
     *
     * @throws ArithmeticException when a long does not hold it
     */
    long units(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), unitsPerSecond), time.getNano() / (NANOS / unitsPerSecond));
    }

    private static String unit(long unitsPerSecond) {
        return switch ((int) unitsPerSecond) {
            case 1_000 -> "milliseconds";
            case 1_000_000 -> "microseconds";
            default -> "nanoseconds";
        };
    }
}
