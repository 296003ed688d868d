package org.mmoestreams.workbench.integration;

import java.util.stream.Stream;

/** Writer schemas that do not go with the event schema. */
final class WrongWriters {

    private WrongWriters() {}

    static Stream<WrongSetUp> all() {
        return Stream.of(
                WrongSetUp.writer(
                        "no record",
                        "{\"type\": \"record\"",
                        "[\"null\", {\"type\": \"record\"",
                        "]}\n",
                        "]}]\n",
                        "null or record (expected: a record)"),
                WrongSetUp.writer(
                        "another name",
                        "\"name\": \"Visit\"",
                        "\"name\": \"Order\"",
                        "a record named Order (expected: Visit, as in event.schema; an alias there would do)"),
                WrongSetUp.writer(
                        "a field is missing",
                        "  {\"name\": \"shelf\", \"type\": \"int\"},\n",
                        "",
                        "no field shelf (expected: one of this name, or of an alias of shelf in event.schema, or a"
                                + " default there)"),
                WrongSetUp.writer(
                        "the id is missing",
                        "{\"name\": \"id\"",
                        "{\"name\": \"key\"",
                        "no field id (expected: the spec's event-id, which no default can stand in for)"),
                WrongSetUp.writer(
                        "another type",
                        "\"shelf\", \"type\": \"int\"",
                        "\"shelf\", \"type\": \"string\"",
                        "shelf of type string (expected: int, as in event.schema, or what Avro reads as that)"),
                WrongSetUp.writer(
                        "a wider type",
                        "\"shelf\", \"type\": \"int\"",
                        "\"shelf\", \"type\": \"long\"",
                        "shelf of type long (expected: int, as in event.schema, or what Avro reads as that)"),
                WrongSetUp.writer(
                        "no symbol in common",
                        "\"WALK\", \"RIDE\", \"FLY\"",
                        "\"walk\", \"ride\"",
                        "kind of type enum shop.Kind [walk, ride]"
                                + " (expected: enum shop.Kind [WALK, RIDE, FLY], as in event.schema, or what Avro"
                                + " reads as that)"),
                WrongSetUp.writer(
                        "a time in microseconds",
                        "timestamp-millis",
                        "timestamp-micros",
                        "at of type long (timestamp-micros)"
                                + " (expected: long (timestamp-millis), as in event.schema: other units are other"
                                + " values; and both schemas have one fingerprint)"),
                WrongSetUp.writer(
                        "a day in another unit",
                        "\"logicalType\": \"date\"",
                        "\"logicalType\": \"time-millis\"",
                        "day of type int (time-millis)"
                                + " (expected: int (date), as in event.schema: other units are other values; and"
                                + " both schemas have one fingerprint)"),
                WrongSetUp.writer(
                        "a decimal for a text",
                        "\"place\", \"type\": [\"null\", \"string\"]",
                        "\"place\", \"type\": [\"null\", {\"type\": \"bytes\", \"logicalType\": \"decimal\","
                                + " \"precision\": 9, \"scale\": 3}]",
                        "place of type bytes (decimal of scale 3)"
                                + " (expected: null or string, as in event.schema: other units are other values)"));
    }
}
