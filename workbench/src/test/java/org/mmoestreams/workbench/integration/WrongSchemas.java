package org.mmoestreams.workbench.integration;

import java.util.stream.Stream;

/** Event schemas that the spec cannot be read from. */
final class WrongSchemas {

    private WrongSchemas() {}

    static Stream<WrongSetUp> all() {
        return Stream.of(
                WrongSetUp.schema(
                        "no record",
                        "{\"type\": \"record\"",
                        "[\"null\", {\"type\": \"record\"",
                        "]}\n",
                        "]}]\n",
                        "null or record (expected: a record)"),
                WrongSetUp.schema(
                        "a type that there is not",
                        "\"int\"},\n  {\"name\": \"amount\"",
                        "\"number\"},\n  {\"name\": \"amount\"",
                        "Undefined schema: shop.number (expected: an Avro schema)"),
                WrongSetUp.schema(
                        "a default of another type",
                        "\"shelf\", \"type\": \"int\"",
                        "\"shelf\", \"type\": \"int\", \"default\": \"top\"",
                        "Invalid default for field shelf: \"top\" not a \"int\" (expected: an Avro schema)"),
                WrongSetUp.schema(
                        "a field twice",
                        "{\"name\": \"shelf\"",
                        "{\"name\": \"stars\"",
                        "Duplicate field stars in record shop.Visit: stars type:INT pos:8 and stars type:INT pos:5."
                                + " (expected: an Avro schema)"),
                WrongSetUp.schema(
                        "a number that is text",
                        "\"amount\", \"type\": \"double\"",
                        "\"amount\", \"type\": \"string\"",
                        "amount of type string (expected: int or long or float or double or decimal, for the"
                                + " spec's continuous)"),
                WrongSetUp.schema(
                        "a name that is a fraction",
                        "\"day\", \"type\": {\"type\": \"int\", \"logicalType\": \"date\"}",
                        "\"day\", \"type\": \"float\"",
                        "day of type float (expected: string or enum or int or long or boolean or decimal or"
                                + " uuid, for the spec's nominal)"),
                WrongSetUp.schema(
                        "a number that is bytes",
                        "\"amount\", \"type\": \"double\"",
                        "\"amount\", \"type\": \"bytes\"",
                        "amount of type bytes"
                                + " (expected: int or long or float or double or decimal, for the spec's continuous)"),
                WrongSetUp.schema(
                        "a nested record",
                        "\"shelf\", \"type\": \"int\"",
                        "\"shelf\", \"type\": {\"type\": \"record\", \"name\": \"Shelf\", \"fields\": []}",
                        "shelf of type record (expected: int or long or float or double or decimal, for the"
                                + " spec's continuous)"),
                WrongSetUp.schema(
                        "an array",
                        "\"place\", \"type\": [\"null\", \"string\"]",
                        "\"place\", \"type\": [\"null\", {\"type\": \"array\", \"items\": \"string\"}]",
                        "place of type null or array"
                                + " (expected: string or enum or int or long or boolean or decimal or uuid, for"
                                + " the spec's nominal)"),
                WrongSetUp.schema(
                        "a union of text and number",
                        "\"amount\", \"type\": \"double\"",
                        "\"amount\", \"type\": [\"double\", \"string\"]",
                        "amount of type double or string"
                                + " (expected: int or long or float or double or decimal, for the spec's continuous)"),
                WrongSetUp.schema(
                        "a field that is always null",
                        "\"shelf\", \"type\": \"int\"",
                        "\"shelf\", \"type\": \"null\"",
                        "shelf of type null (expected: int or long or float or double or decimal, for the"
                                + " spec's continuous)"),
                WrongSetUp.schema(
                        "an id that is a fraction",
                        "\"id\", \"type\": \"string\"",
                        "\"id\", \"type\": \"double\"",
                        "id of type double (expected: string or int or long or uuid, for the spec's event-id)"),
                WrongSetUp.schema(
                        "a time that is a boolean",
                        "\"at\", \"type\": {\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}",
                        "\"at\", \"type\": \"boolean\"",
                        "at of type boolean (expected: string or int or long, for the spec's event-time)"),
                WrongSetUp.schema(
                        "a time of day",
                        "timestamp-millis",
                        "time-micros",
                        "at in time-micros (expected: a time in one of the units of Avro's dates and timestamps, for"
                                + " the spec's event-time)"),
                WrongSetUp.schema(
                        "a regression label that is text",
                        "\"spent\", \"type\": [\"null\", \"double\"]",
                        "\"spent\", \"type\": [\"null\", \"string\"]",
                        "spent of type null or string"
                                + " (expected: int or long or float or double or decimal, for the label of the"
                                + " regression task"
                                + " spends)"),
                WrongSetUp.schema(
                        "a binary label that is bytes",
                        "\"stars\", \"type\": \"int\"",
                        "\"stars\", \"type\": \"bytes\"",
                        "stars of type bytes (expected: string or enum or int or long or boolean or float or double or"
                                + " decimal, for the label of the binary task likes)"));
    }
}
