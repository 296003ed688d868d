package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.apache.avro.Schema;
import org.mmoestreams.features.EventTime.Unit;

/**
 * A long or an int without a logical type that counts units since 1970, as a feature spec says: from a time by
 * ISO-8601, of which what is finer than the unit is cut off, or from the number itself.
 */
final class PlainTimeConversion extends Scalar {

    private static final long SECONDS_OF_A_DAY = 86_400;

    private final Unit unit;
    private final boolean isInt;

    PlainTimeConversion(Unit unit, Schema.Type type) {
        super("a time by ISO-8601, as 2026-01-31T12:30:00Z, or " + unit.words() + " since 1970");
        this.unit = unit;
        isInt = type == Schema.Type.INT;
    }

    @Override
    public Object ofText(String text) {
        OptionalLong number = Numbers.whole(text);
        try {
            long units = number.isPresent()
                    ? number.getAsLong()
                    : units(IsoTime.instant(text).map(OffsetDateTime::toInstant).orElseThrow(() -> unfit(text)));
            return isInt ? (Object) Math.toIntExact(units) : (Object) units;
        } catch (ArithmeticException e) {
            throw unfit(text);
        }
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isIntegralNumber() || node.isTextual();
    }

    private long units(Instant time) {
        return switch (unit) {
            case D -> Math.floorDiv(time.getEpochSecond(), SECONDS_OF_A_DAY);
            case S -> time.getEpochSecond();
            case MS -> time.toEpochMilli();
            case US -> Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000), time.getNano() / 1000);
            case NS -> Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000), time.getNano());
        };
    }
}
