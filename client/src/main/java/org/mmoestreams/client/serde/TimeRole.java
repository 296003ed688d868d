package org.mmoestreams.client.serde;

import static org.mmoestreams.checks.Checks.check;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.features.EventTime;
import org.mmoestreams.features.EventTime.Unit;

/** The event's time: text in ISO-8601, or a number in a unit that the schema says, or the spec. */
final class TimeRole extends FieldRole {

    private static final Map<String, Unit> UNITS = Map.of(
            "date", Unit.D,
            "timestamp-millis", Unit.MS,
            "timestamp-micros", Unit.US,
            "timestamp-nanos", Unit.NS,
            "local-timestamp-millis", Unit.MS,
            "local-timestamp-micros", Unit.US,
            "local-timestamp-nanos", Unit.NS);
    private static final int MOST_SHOWN = 40;

    private final RecordKind kind;
    private final Unit unit;

    private TimeRole(RecordKind kind, Unit unit) {
        this.kind = kind;
        this.unit = unit;
    }

    /**
     * The role of a time.
     *
     * @param kind what it is the time of
     * @param type of its field
     * @throws IllegalArgumentException when the type counts something else than times, or than the spec says
     */
    static TimeRole of(RecordKind kind, EventTime time, Schema type) {
        Unit unit = null;
        for (Schema branch : AvroTypes.values(type)) {
            Unit counted = unit(kind, time, branch);
            check(unit == null || unit == counted, time.field(), AvroTypes.describe(type), "times in one unit");
            unit = counted;
        }
        return new TimeRole(kind, Objects.requireNonNullElse(unit, Unit.MS));
    }

    /** Whether a field written with a logical type, or none, counts what this one does. */
    static boolean isSame(Schema written, Schema read) {
        Optional<String> unit = AvroTypes.logicalType(written);
        return unit.isEmpty() || unit.equals(AvroTypes.logicalType(read));
    }

    @Override
    String name() {
        return kind.role("time");
    }

    @Override
    Set<ValueForm> forms() {
        return Set.of(ValueForm.LONG, ValueForm.INT, ValueForm.STRING);
    }

    @Override
    boolean isVital() {
        return true;
    }

    @Override
    void missing(RawEvent event) throws BadEventException {
        throw new BadEventException(Reason.BAD_TIME, kind.time() + ": null (expected: a time)");
    }

    @Override
    void text(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        try {
            event.setTime(IsoTimes.millis(text), null);
        } catch (DateTimeException | ArithmeticException unreadable) {
            String shown = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
            throw new BadEventException(
                    Reason.BAD_TIME,
                    kind.time() + ": " + shown + " (expected: ISO-8601, as in 2026-01-31T12:30:00Z or 2026-01-31)");
        }
    }

    @Override
    void whole(RawEvent event, long number) {
        event.setTime(unit.toMillis(number), unit);
    }

    private static Unit unit(RecordKind kind, EventTime time, Schema type) {
        Optional<String> logical = AvroTypes.logicalType(type);
        if (logical.isEmpty()) {
            if (time.unit() == null && type.getType() == Schema.Type.INT) {
                throw refused(
                        time.field() + " of type int",
                        "a unit in the spec, as in " + kind.timeKey() + ": {field: " + time.field()
                                + ", unit: s}, or a logical type such as date");
            }
            return Objects.requireNonNullElse(time.unit(), Unit.MS);
        }
        Unit unit = UNITS.get(logical.get());
        String in = time.field() + " in " + logical.get();
        if (unit == null) {
            throw refused(in, "a time in one of the units of Avro's dates and timestamps, for " + kind.role("time"));
        }
        if (time.unit() != null && time.unit() != unit) {
            throw refused(in, "what " + kind.role("time") + ".unit says, " + time.unit());
        }
        return unit;
    }

    private static IllegalArgumentException refused(String what, String expected) {
        return new IllegalArgumentException(what + " (expected: " + expected + ")");
    }
}
