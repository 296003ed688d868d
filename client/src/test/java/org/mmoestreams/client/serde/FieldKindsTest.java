package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.client.serde.OneEvent.events;
import static org.mmoestreams.client.serde.OneEvent.read;
import static org.mmoestreams.client.serde.OneEvent.record;
import static org.mmoestreams.client.serde.OneEvent.schema;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.mmoestreams.features.FieldValues;

/** What each kind of feature makes of its values, the same by both decoders. */
class FieldKindsTest {

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
        Event many = read(events, record(schema, visit -> {
            visit.put("tags", Arrays.asList("a", null, "b", "a", "c"));
            visit.put("traits", traits);
        }));
        assertThat(many.itemsLeftOut()).isEqualTo(2);
        FieldValues values = many.values();
        assertThat(values.items(0)).contains(List.of("a", "b", "a"));
        assertThat(values.items(1)).contains(List.of("fast=false", "late=true"));
        Event few = read(events, record(schema, visit -> {
            visit.put("tags", null);
            visit.put("traits", Map.of());
        }));
        assertThat(few.itemsLeftOut()).isZero();
        FieldValues none = few.values();
        assertThat(none.items(0)).isEmpty();
        assertThat(none.items(1)).contains(List.of());
    }

    /** A map has no order of its own: a default is read as a value is. */
    @Test
    void takesTheEntriesOfAMapInTheOrderOfTheirKeys() throws BadEventException {
        Schema schema = schema("""
                {"name":"at","type":"long"},
                {"name":"traits","type":{"type":"map","values":"int"},"default":{"zeta":1,"alpha":2,"mid":3}}""");
        Schema writer = schema("{\"name\":\"at\",\"type\":\"long\"}");
        EventSchema known = events(schema, "multi-valued: [{field: traits, capacity: 9, max-values: 2}]", "at");
        EventSchema events = new EventSchema(schema, List.of(writer), known.spec());
        assertThat(read(events, record(writer, visit -> {})).values().items(0)).contains(List.of("alpha=2", "mid=3"));
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
}
