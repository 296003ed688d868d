package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.client.serde.OneEvent.events;
import static org.mmoestreams.client.serde.OneEvent.read;
import static org.mmoestreams.client.serde.OneEvent.record;
import static org.mmoestreams.client.serde.OneEvent.schema;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What times become, in each unit and form, the same by both decoders. */
class TimeKindsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at|\"long\"|1700000000123|1700000000123",
                "{field: at, unit: s}|\"long\"|1700000000|1700000000000",
                "{field: at, unit: s}|\"int\"|1700000000|1700000000000",
                "{field: at, unit: us}|\"long\"|1700000000123456|1700000000123",
                "{field: at, unit: ns}|\"long\"|1700000000123456789|1700000000123",
                "at|{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}|1700000000123|1700000000123",
                "at|{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}|-1|-1",
                "at|{\"type\":\"long\",\"logicalType\":\"timestamp-nanos\"}|-1000001|-2",
                "at|{\"type\":\"long\",\"logicalType\":\"local-timestamp-millis\"}|-86400000|-86400000",
                "at|{\"type\":\"int\",\"logicalType\":\"date\"}|-1|-86400000",
                "at|\"string\"|2023-01-31T12:30:00Z|1675168200000",
                "at|\"string\"|2023-01-31 12:30:00.5+01:00|1675164600500",
                "at|\"string\"|1969-12-31|-86400000"
            })
    void readsTimesInEachUnit(String time, String type, String value, long millis) throws BadEventException {
        Schema schema = schema("{\"name\":\"at\",\"type\":" + type + "}");
        EventSchema events = events(schema, "", time);
        Schema.Type plain = schema.getField("at").schema().getType();
        Event event = read(events, record(schema, visit -> visit.put("at", timeOf(plain, value))));
        assertThat(event.time()).isEqualTo(millis);
    }

    private static Object timeOf(Schema.Type type, String value) {
        return switch (type) {
            case INT -> Integer.valueOf(value);
            case LONG -> Long.valueOf(value);
            default -> value;
        };
    }

    @Test
    void refusesTimesThatCannotBeAndSaysWhichUnitWouldFit() {
        Schema schema = schema("{\"name\":\"at\",\"type\":\"long\"}");
        EventSchema events = events(schema, "", "at");
        assertThatThrownBy(() -> read(events, record(schema, visit -> visit.put("at", OneEvent.NOON * 1000))))
                .hasMessage("event time: 1700000000000000 (expected: a time in the years 1 to 9999; in microseconds it"
                        + " would be near its record, but milliseconds are meant)");
        assertThatThrownBy(() -> read(events, record(schema, visit -> visit.put("at", Long.MIN_VALUE))))
                .hasMessageStartingWith("event time: -9223372036854775808 (expected: a time in the years");
        Schema text = schema("{\"name\":\"at\",\"type\":\"string\"}");
        assertThatThrownBy(() -> read(events(text, "", "at"), record(text, visit -> visit.put("at", "yesterday"))))
                .hasMessage("event time: yesterday (expected: ISO-8601, as in 2026-01-31T12:30:00Z or 2026-01-31)");
        for (String beyond : List.of("+300000000-01-01", "-999999999-01-01T00:00:00Z")) {
            assertThatThrownBy(() -> read(events(text, "", "at"), record(text, visit -> visit.put("at", beyond))))
                    .as(beyond)
                    .isInstanceOf(BadEventException.class)
                    .hasMessageStartingWith("event time: ");
        }
        Schema open = schema("{\"name\":\"at\",\"type\":[\"null\",\"long\"],\"default\":null}");
        assertThatThrownBy(() -> read(events(open, "", "at"), record(open, visit -> visit.put("at", null))))
                .hasMessage("event time: null (expected: a time)");
    }
}
