package org.mmoestreams.workbench.draft;

import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** How times are written, and the type that a field of them gets. One more is a constant. */
enum TimeForm {
    /** Dates, as days since 1970. */
    DATE("date", "", 0, 0) {
        @Override
        Schema schema() {
            return LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
        }
    },
    /** Times by ISO-8601. */
    ISO("timestamp-millis", "", 0, 0),
    /** Seconds since 1970. */
    SECONDS("", "s", 100_000_000L, 10_000_000_000L) {
        @Override
        Schema schema() {
            return Schema.create(Schema.Type.LONG);
        }
    },
    /** Milliseconds since 1970. */
    MILLIS("timestamp-millis", "", 100_000_000_000L, 10_000_000_000_000L),
    /** Microseconds since 1970. */
    MICROS("timestamp-micros", "", 100_000_000_000_000L, 10_000_000_000_000_000L) {
        @Override
        Schema schema() {
            return LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
        }
    },
    /** Microseconds since 1970, in a given schema that does not say so. */
    PLAIN_MICROS("", "us", 0, 0) {
        @Override
        Schema schema() {
            return Schema.create(Schema.Type.LONG);
        }
    },
    /** A count that no unit was told of: it is taken for milliseconds. */
    COUNT("", "", 0, 0) {
        @Override
        Schema schema() {
            return Schema.create(Schema.Type.LONG);
        }
    },
    /** Whatever the type of a given schema says. */
    GIVEN("", "", 0, 0) {
        @Override
        Schema schema() {
            throw new IllegalStateException("the schema is given");
        }
    };

    private final String logicalType;
    private final String unit;
    private final long least;
    private final long below;

    TimeForm(String logicalType, String unit, long least, long below) {
        this.logicalType = logicalType;
        this.unit = unit;
        this.least = least;
        this.below = below;
    }

    /** The unit in which numbers of a range count since 1970, if they all fall into the years 1973 to 2286. */
    static Optional<TimeForm> ofRange(double least, double most) {
        return Arrays.stream(values())
                .filter(form -> form.below > 0 && least >= form.least && most < form.below)
                .findFirst();
    }

    /** The Avro type. */
    Schema schema() {
        return LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    }

    /** The unit that a spec has to give; empty where the type says it. */
    String unit() {
        return unit;
    }

    @Override
    public String toString() {
        return logicalType.isEmpty() ? unit.isEmpty() ? "count" : "long, in " + unit : logicalType;
    }
}
