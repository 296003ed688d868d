package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;

/** What each kind of field makes of its values, the same by both decoders. */
class FieldKindsTest {

    private static final long NOON = 1_700_000_000_000L;

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
        assertThatThrownBy(() -> read(events, record(schema, visit -> visit.put("at", NOON * 1000))))
                .hasMessage("event time: 1700000000000000 (expected: a time in the years 1 to 9999; in microseconds it"
                        + " would be near its record, but milliseconds are meant)");
        assertThatThrownBy(() -> read(events, record(schema, visit -> visit.put("at", Long.MIN_VALUE))))
                .hasMessageStartingWith("event time: -9223372036854775808 (expected: a time in the years");
        Schema text = schema("{\"name\":\"at\",\"type\":\"string\"}");
        assertThatThrownBy(() -> read(events(text, "", "at"), record(text, visit -> visit.put("at", "yesterday"))))
                .hasMessage("event time: yesterday (expected: ISO-8601, as in 2026-01-31T12:30:00Z or 2026-01-31)");
        Schema open = schema("{\"name\":\"at\",\"type\":[\"null\",\"long\"],\"default\":null}");
        assertThatThrownBy(() -> read(events(open, "", "at"), record(open, visit -> visit.put("at", null))))
                .hasMessage("event time: null (expected: a time)");
    }

    @Test
    void findsFieldsWithinRecordsAndTakesThemForMissingWhereARecordIsNull() throws BadEventException {
        Schema schema = schema("""
                {"name":"at","type":"long"},
                {"name":"customer","type":["null",{"type":"record","name":"Customer","fields":[
                  {"name":"home","type":["null",{"type":"record","name":"Address","fields":[
                    {"name":"country","type":["null","string"],"default":null},
                    {"name":"zip","type":"int"}]}],"default":null},
                  {"name":"work","type":["null","Address"],"default":null},
                  {"name":"age","type":"double"}]}],"default":null}""");
        String features = """
                nominal: [{field: customer.home.country, capacity: 9}, {field: customer.work.zip, capacity: 9}]
                continuous: [{field: customer.age}]
                ignored: [customer.home.zip, customer.work.country]
                """;
        EventSchema events = events(schema, features, "at");
        Schema customer =
                FieldPath.recordOf(schema.getField("customer").schema()).orElseThrow();
        Schema address = FieldPath.recordOf(customer.getField("home").schema()).orElseThrow();
        GenericRecord home = new GenericRecordBuilder(address)
                .set("country", "Peru")
                .set("zip", 7)
                .build();
        GenericRecord work = new GenericRecordBuilder(address).set("zip", 8).build();
        GenericRecord of = new GenericRecordBuilder(customer)
                .set("home", home)
                .set("work", work)
                .set("age", 31.5)
                .build();

        FieldValues all =
                read(events, record(schema, visit -> visit.put("customer", of))).values();
        assertThat(all.nominal(0)).contains("Peru");
        assertThat(all.nominal(1)).contains("8");
        assertThat(all.continuous(0)).isEqualTo(31.5);

        of.put("home", null);
        FieldValues some =
                read(events, record(schema, visit -> visit.put("customer", of))).values();
        assertThat(some.nominal(0)).isEmpty();
        assertThat(some.nominal(1)).contains("8");

        FieldValues none = read(events, record(schema, visit -> visit.put("customer", null)))
                .values();
        assertThat(none.nominal(0)).isEmpty();
        assertThat(none.nominal(1)).isEmpty();
        assertThat(none.continuous(0)).isNaN();
    }

    @Test
    void asksForARoleOfEachFieldWithinARecord() {
        Schema schema = schema("""
                {"name":"at","type":"long"},
                {"name":"customer","type":{"type":"record","name":"Customer","fields":[
                  {"name":"age","type":"double"},{"name":"name","type":"string"}]}}""");
        assertThatThrownBy(() -> events(schema, "continuous: [{field: customer.age}]", "at"))
                .hasMessage("event.spec: event field: customer.name (expected: a role in the feature spec; list it"
                        + " under ignored?)");
        assertThatThrownBy(() -> events(schema, "continuous: [{field: customer.size}]\nignored: [customer]", "at"))
                .hasMessageContaining("customer.size");
    }

    @Test
    void readsExactNumbersAndIds() throws BadEventException {
        Schema schema = schema("""
                {"name":"at","type":"long"},
                {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
                {"name":"code","type":{"type":"fixed","name":"Code","size":4,"logicalType":"decimal",
                  "precision":8,"scale":1}},
                {"name":"device","type":{"type":"fixed","name":"Device","size":16,"logicalType":"uuid"}}""");
        EventSchema events = events(
                schema,
                "nominal: [{field: code, capacity: 9}, {field: device, capacity: 9}]\ncontinuous: [{field: price}]",
                "at");
        byte[] device = new byte[16];
        for (int i = 0; i < device.length; i++) {
            device[i] = (byte) (17 * i);
        }
        FieldValues values = read(events, record(schema, visit -> {
                    visit.put(
                            "price",
                            ByteBuffer.wrap(
                                    new BigDecimal("-12.34").unscaledValue().toByteArray()));
                    visit.put(
                            "code",
                            new GenericData.Fixed(schema.getField("code").schema(), new byte[] {0, 0, 0, 15}));
                    visit.put(
                            "device",
                            new GenericData.Fixed(schema.getField("device").schema(), device));
                }))
                .values();
        assertThat(values.continuous(0)).isEqualTo(-12.34);
        assertThat(values.nominal(0)).contains("1.5");
        assertThat(values.nominal(1)).contains("00112233-4455-6677-8899-aabbccddeeff");
        assertThatThrownBy(() -> read(events, record(schema, visit -> {
                    visit.put("price", ByteBuffer.wrap(new byte[65]));
                    visit.put(
                            "code",
                            new GenericData.Fixed(schema.getField("code").schema(), new byte[4]));
                    visit.put(
                            "device",
                            new GenericData.Fixed(schema.getField("device").schema(), device));
                })))
                .hasMessage("the spec's continuous: a decimal of 65 bytes (expected: 1 to 64)");
    }

    @Test
    void readsArraysAndTheEntriesOfMaps() throws BadEventException {
        Schema schema = schema("""
                {"name":"at","type":"long"},
                {"name":"tags","type":["null",{"type":"array","items":["null","string"]}],"default":null},
                {"name":"traits","type":{"type":"map","values":"boolean"}}""");
        EventSchema events = events(
                schema,
                "multi-valued: [{field: tags, capacity: 9, max-values: 3},"
                        + " {field: traits, capacity: 9, max-values: 2}]",
                "at");
        Map<String, Boolean> traits = new LinkedHashMap<>();
        traits.put("tall", true);
        traits.put("fast", false);
        traits.put("late", true);
        FieldValues values = read(events, record(schema, visit -> {
                    visit.put("tags", Arrays.asList("a", null, "b", "a", "c"));
                    visit.put("traits", traits);
                }))
                .values();
        assertThat(values.items(0)).contains(List.of("a", "b", "a"));
        assertThat(values.items(1)).contains(List.of("tall=true", "fast=false"));
        FieldValues none = read(events, record(schema, visit -> {
                    visit.put("tags", null);
                    visit.put("traits", Map.of());
                }))
                .values();
        assertThat(none.items(0)).isEmpty();
        assertThat(none.items(1)).contains(List.of());
    }

    @Test
    void takesSomeNumbersAndNotANumberForMissingWhereTheSpecSaysSo() throws BadEventException {
        Schema schema = schema("{\"name\":\"at\",\"type\":\"long\"},{\"name\":\"age\",\"type\":\"double\"}");
        EventSchema lenient = events(
                schema, "continuous: [{field: age, missing-values: [-1, 999], nan: missing, scale: none}]", "at");
        for (double missing : new double[] {-1, 999, Double.NaN}) {
            assertThat(read(lenient, record(schema, visit -> visit.put("age", missing)))
                            .values()
                            .continuous(0))
                    .as("%s", missing)
                    .isNaN();
        }
        assertThat(read(lenient, record(schema, visit -> visit.put("age", -2.0)))
                        .values()
                        .continuous(0))
                .isEqualTo(-2);
        assertThatThrownBy(() -> read(lenient, record(schema, visit -> visit.put("age", 1e31))))
                .hasMessage("age: 1.0E31 (expected: -1e30 to 1e30)");
        EventSchema strict = events(schema, "continuous: [{field: age}]", "at");
        assertThatThrownBy(() -> read(strict, record(schema, visit -> visit.put("age", Double.NaN))))
                .hasMessage("age: NaN (expected: a finite number)");
    }

    @Test
    void letsSeveralTasksShareAField() throws BadEventException {
        Schema schema =
                schema("{\"name\":\"at\",\"type\":\"long\"},{\"name\":\"watched\",\"type\":[\"null\",\"int\"]}");
        EventSchema events = events(schema, "", "at", """
                - {name: minutes, field: watched, kind: regression, scale: log1p}
                - {name: stays, field: watched, positive: {above: 30}}
                """);
        FieldValues values =
                read(events, record(schema, visit -> visit.put("watched", 31))).values();
        assertThat(values.label(1)).isEqualTo(31);
        assertThat(values.label(2)).isEqualTo(1);
        FieldValues unknown = read(events, record(schema, visit -> visit.put("watched", null)))
                .values();
        assertThat(unknown.label(1)).isNaN();
        assertThat(unknown.label(2)).isNaN();
        assertThatThrownBy(() -> read(events, record(schema, visit -> visit.put("watched", -1))))
                .hasMessage("watched: -1.0 (expected: a label of at least 0.0)");
    }

    @Test
    void tellsAThirdValueFromANegative() throws BadEventException {
        Schema schema = schema("{\"name\":\"at\",\"type\":\"long\"},{\"name\":\"outcome\",\"type\":\"string\"}");
        String task = "- {name: wins, field: outcome, positive: [won, drawn], negative: lost%s}\n";
        EventSchema strict = events(schema, "", "at", task.formatted(""));
        EventSchema lenient = events(schema, "", "at", task.formatted(", other: unknown"));
        Map<String, Double> labels = Map.of("won", 1.0, "drawn", 1.0, "lost", 0.0);
        for (Map.Entry<String, Double> label : labels.entrySet()) {
            for (EventSchema events : List.of(strict, lenient)) {
                assertThat(read(events, record(schema, visit -> visit.put("outcome", label.getKey())))
                                .values()
                                .label(1))
                        .isEqualTo(label.getValue());
            }
        }
        assertThat(read(lenient, record(schema, visit -> visit.put("outcome", "void")))
                        .values()
                        .label(1))
                .isNaN();
        assertThatThrownBy(() -> read(strict, record(schema, visit -> visit.put("outcome", "void"))))
                .hasMessage("outcome: void (expected: positive won or drawn, or negative lost; `other: unknown` in the"
                        + " spec leaves out the label)");
    }

    @Test
    void weighsRows() throws BadEventException {
        Schema schema =
                schema("{\"name\":\"at\",\"type\":\"long\"},{\"name\":\"weight\",\"type\":[\"null\",\"float\"]}");
        EventSchema events = events(schema, "row-weight: weight", "at");
        assertThat(read(events, record(schema, visit -> visit.put("weight", 2.5f)))
                        .values()
                        .weight())
                .isEqualTo(2.5);
        assertThat(read(events, record(schema, visit -> visit.put("weight", null)))
                        .values()
                        .weight())
                .isEqualTo(1);
        for (float bad : new float[] {-1, Float.NaN, 1e9f}) {
            assertThatThrownBy(() -> read(events, record(schema, visit -> visit.put("weight", bad))))
                    .hasMessageStartingWith("weight: ")
                    .hasMessageEndingWith("(expected: a weight of 0 to 1000000.0)");
        }
    }

    /** By both decoders, which must agree. */
    private static Event read(EventSchema events, GenericRecord record) throws BadEventException {
        byte[] bytes = Visits.bytes(record);
        WriterFields fields = WriterFields.of(record.getSchema(), events);
        RawEvent generic = new RawEvent(events.spec());
        RawEvent direct = new RawEvent(events.spec());
        new GenericDecoder(fields).decode(bytes, 10, generic);
        DirectDecoder.of(fields).orElseThrow().decode(bytes, 10, direct);
        Event event = new EventReader(events, Duration.ofDays(1)).read(bytes, NOON);
        for (RawEvent raw : List.of(generic, direct)) {
            assertThat(raw.time()).isEqualTo(event.time());
            assertThat(shown(raw.values(), events.spec())).isEqualTo(shown(event.values(), events.spec()));
        }
        return event;
    }

    private static List<Object> shown(FieldValues values, FeatureSpec spec) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < spec.nominal().size(); i++) {
            all.add(values.nominal(i));
        }
        for (int i = 0; i < spec.continuous().size(); i++) {
            all.add(values.continuous(i));
        }
        for (int i = 0; i < spec.features().multiValued().size(); i++) {
            all.add(values.items(i));
        }
        for (int i = 0; i < spec.tasks().size(); i++) {
            all.add(values.label(i));
        }
        all.add(values.weight());
        return all;
    }

    private static GenericRecord record(Schema schema, Consumer<GenericRecord> change) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("id", "v1");
        record.put("bought", true);
        record.put("shop", "north");
        if (schema.getField("at").schema().getType() == Schema.Type.LONG) {
            record.put("at", NOON);
        }
        change.accept(record);
        return record;
    }

    private static Schema schema(String fields) {
        return new Schema.Parser().parse("""
                {"type":"record","name":"Visit","namespace":"shop","fields":[
                  {"name":"id","type":"string"},
                  {"name":"bought","type":"boolean"},
                  {"name":"shop","type":"string"},
                """ + fields + "]}");
    }

    private static EventSchema events(Schema schema, String features, String time) {
        return events(schema, features, time, "");
    }

    /** The shop is a feature where there is no other, else ignored. */
    private static EventSchema events(Schema schema, String features, String time, String tasks) {
        boolean isAlone = !features.contains("field:");
        String shop = isAlone ? "\nnominal: [{field: shop, capacity: 9}]" : "\nignored: [shop]";
        String all =
                features.contains("ignored: [") ? features.replace("ignored: [", "ignored: [shop, ") : features + shop;
        return new EventSchema(
                schema,
                List.of(),
                FeatureSpec.parse("event-id: id\nevent-time: " + time
                        + "\ntasks:\n- {name: buys, field: bought, positive: true}\n" + tasks + all + "\n"));
    }
}
