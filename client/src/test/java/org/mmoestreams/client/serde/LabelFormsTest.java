package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.client.serde.LabelRecords.NOON;
import static org.mmoestreams.client.serde.LabelRecords.SPEC;
import static org.mmoestreams.client.serde.LabelRecords.indexOf;
import static org.mmoestreams.client.serde.LabelRecords.key;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.LabelSpec;
import org.mmoestreams.schemas.LabelEvent;

/** Labels of schemas of one's own: several tasks in a record, or one that is named, and other writers. */
class LabelFormsTest {

    private static final Schema WIDE = LabelRecords.schema("""
            {"name":"id","type":"string"},
            {"name":"closed","type":"long"},
            {"name":"clicked","type":["null","boolean"],"default":null},
            {"name":"outcome","type":["null",
              {"type":"enum","name":"End","symbols":["bought","reserved","left","none"]}]},
            {"name":"watched","type":["null","double","int"]}""");
    private static final LabelSpec WIDE_SPEC = LabelSpec.parse("""
            id: id
            time: {field: closed, unit: s}
            tasks: {click: clicked, buy: outcome, stay: watched, minutes: watched}
            """);

    @Test
    void readsTheLabelsOfSeveralTasks() throws BadEventException {
        GenericRecord record = wide();
        record.put("clicked", true);
        record.put("outcome", symbol("left"));
        record.put("watched", 45.5);
        Label label = read(WIDE, WIDE_SPEC, record);
        assertThat(LabelRecords.values(label)).containsExactly(1, 0, 1, Double.NaN, Double.NaN, 45.5);
        assertThat(label.time()).isEqualTo(NOON);
    }

    @Test
    void takesANullForNoLabelOfTheTask() throws BadEventException {
        GenericRecord record = wide();
        record.put("watched", 30);
        assertThat(LabelRecords.values(read(WIDE, WIDE_SPEC, record)))
                .containsExactly(Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, 30);
        Label none = read(WIDE, WIDE_SPEC, wide());
        assertThat(LabelRecords.values(none)).containsOnly(Double.NaN);
        assertThat(none.isWithdrawal()).isFalse();
    }

    @Test
    void namesTheFieldOfALabelThatItsTaskCannotHave() {
        GenericRecord outside = wide();
        outside.put("watched", 1001.0);
        assertRefused(
                WIDE_SPEC,
                outside,
                Reason.BAD_VALUE,
                "watched: 1001.0 (expected: a label of at least 0.0 and at most 1000.0)");
        LabelSpec rated = LabelSpec.parse("{id: id, tasks: {rate: watched}}");
        GenericRecord neither = wide();
        neither.put("watched", 7);
        assertRefused(
                rated,
                neither,
                Reason.BAD_VALUE,
                "watched: 7 (expected: positive 4 or 5, or negative 1 or 2 or 3; `other: unknown` in the spec leaves"
                        + " out the label)");
    }

    @Test
    void takesTheTimeOfTheRecordWhereNoFieldHasOne() throws BadEventException {
        LabelSpec timeless = LabelSpec.parse("{id: id, tasks: {click: clicked}}");
        LabelReader reader = new LabelReader(new LabelSchema(WIDE, List.of(), timeless, SPEC), Duration.ZERO);
        assertThat(reader.read(key("v1"), Visits.bytes(wide()), NOON + 7).time())
                .isEqualTo(NOON + 7);
        assertThatThrownBy(() -> reader.read(key("v1"), Visits.bytes(wide()), EventReader.NO_TIMESTAMP))
                .hasMessage("label time: none (expected: a record with a timestamp, where no field has the time)");
    }

    @Test
    void saysInWhichUnitATimeWouldFit() {
        GenericRecord record = wide();
        record.put("closed", NOON);
        assertRefused(
                WIDE_SPEC,
                record,
                Reason.BAD_TIME,
                "label time: 1700000000000000 (expected: a time in the years 1 to 9999; in milliseconds it would be"
                        + " near its record, but seconds are meant)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"int\"|7|7",
                "\"long\"|-7000000000|-7000000000",
                "\"string\"|élan|élan",
                "{\"type\":\"fixed\",\"name\":\"Id\",\"size\":16,\"logicalType\":\"uuid\"}"
                        + "|123e4567-e89b-12d3-a456-426614174000|123e4567-e89b-12d3-a456-426614174000"
            })
    void comparesTheKeyWithTheTextOfTheId(String type, String id, String key) throws BadEventException {
        Schema schema = LabelRecords.schema(
                "{\"name\":\"order\",\"type\":" + type + "},{\"name\":\"clicked\",\"type\":\"boolean\"}");
        GenericRecord record = new GenericData.Record(schema);
        record.put("order", id(schema.getField("order").schema(), id));
        record.put("clicked", true);
        LabelReader reader = reader(schema, LabelSpec.parse("{id: order, tasks: {click: clicked}}"));
        assertThat(reader.read(key(key), Visits.bytes(record), NOON).idText()).isEqualTo(key);
        assertThatThrownBy(() -> reader.read(key("0" + key), Visits.bytes(record), NOON))
                .isInstanceOfSatisfying(BadEventException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.WRONG_KEY));
    }

    @Test
    void readsANamedTaskAndItsValueFromWithinRecords() throws BadEventException {
        Schema schema = LabelRecords.schema("""
                {"name":"value","type":["null","boolean","string","int",
                  {"type":"bytes","logicalType":"decimal","precision":9,"scale":2},
                  {"type":"enum","name":"End","symbols":["bought","left"]}]},
                {"name":"about","type":{"type":"record","name":"About","fields":[
                  {"name":"order","type":"string"},
                  {"name":"task","type":{"type":"enum","name":"Task","symbols":["buy","minutes","other"]}}]}}""");
        LabelReader reader = reader(schema, LabelSpec.parse("{id: about.order, task: about.task, value: value}"));
        assertThat(named(reader, schema, "buy", true)).isOne();
        assertThat(named(reader, schema, "buy", "reserved")).isOne();
        assertThat(named(reader, schema, "buy", 0)).isZero();
        Schema end = schema.getField("value").schema().getTypes().get(5);
        assertThat(named(reader, schema, "buy", new GenericData.EnumSymbol(end, "left")))
                .isZero();
        ByteBuffer cents =
                ByteBuffer.wrap(new BigDecimal("12.34").unscaledValue().toByteArray());
        assertThat(named(reader, schema, "minutes", cents)).isEqualTo(12.34);
        assertThatThrownBy(() -> named(reader, schema, "other", true))
                .hasMessage("about.task: other (expected: a task of the feature spec, one of click, buy, stay, leave,"
                        + " rate, minutes)");
        assertThatThrownBy(() -> named(reader, schema, "buy", null))
                .hasMessage("value, the label of task buy: null (expected: a label; a record without a value withdraws"
                        + " labels)");
    }

    @Test
    void readsWhatOtherWritersWrite() throws BadEventException {
        Schema writer = new Schema.Parser().parse("""
                {"type":"record","name":"LabelEvent","namespace":"shop","fields":[
                  {"name":"value","type":["null","float","string","int"]},
                  {"name":"source","type":{"type":"array","items":"string"}},
                  {"name":"task","type":"string"},
                  {"name":"event_time","type":{"type":"long","logicalType":"timestamp-millis"}},
                  {"name":"event_id","type":"string"},
                  {"name":"more","type":["null","long"],"default":null}]}""");
        LabelSchema schema = new LabelSchema(LabelEvent.getClassSchema(), List.of(writer), LabelSpec.builtIn(), SPEC);
        LabelReader reader = new LabelReader(schema, Duration.ZERO);
        GenericRecord record = new GenericData.Record(writer);
        record.put("source", List.of("web", "shop"));
        record.put("event_time", NOON);
        record.put("event_id", "v1");
        for (Object value : List.of(12, 12f)) {
            record.put("task", "minutes");
            record.put("value", value);
            assertThat(reader.read(key("v1"), Visits.bytes(record), NOON).value(indexOf("minutes")))
                    .isEqualTo(12);
        }
        record.put("task", "buy");
        record.put("value", "bought");
        assertThat(reader.read(key("v1"), Visits.bytes(record), NOON).value(indexOf("buy")))
                .isOne();
        record.put("value", null);
        assertThatThrownBy(() -> reader.read(key("v1"), Visits.bytes(record), NOON))
                .hasMessage("value: null (expected: double or string or boolean, as labels.schema has it)");
    }

    @Test
    void takesALabelThatAWriterDoesNotKnowForNone() throws BadEventException {
        Schema older = LabelRecords.schema("""
                {"name":"closed","type":"long"},
                {"name":"outcome","type":"null"},
                {"name":"watched","type":"int"},
                {"name":"id","type":"string"}""");
        LabelSchema schema = new LabelSchema(WIDE, List.of(older), WIDE_SPEC, SPEC);
        GenericRecord record = new GenericData.Record(older);
        record.put("id", "v1");
        record.put("closed", NOON / 1000);
        record.put("watched", 31);
        LabelReader reader = new LabelReader(schema, Duration.ZERO);
        assertThat(LabelRecords.values(reader.read(key("v1"), Visits.bytes(record), NOON)))
                .containsExactly(Double.NaN, Double.NaN, 1, Double.NaN, Double.NaN, 31);
    }

    private static double named(LabelReader reader, Schema schema, String task, Object value) throws BadEventException {
        Schema about = schema.getField("about").schema();
        GenericRecord within = new GenericData.Record(about);
        within.put("order", "v1");
        within.put("task", new GenericData.EnumSymbol(about.getField("task").schema(), task));
        GenericRecord record = new GenericData.Record(schema);
        record.put("about", within);
        record.put("value", value);
        return reader.read(key("v1"), Visits.bytes(record), NOON).value(indexOf(task));
    }

    private static Object id(Schema type, String text) {
        return switch (type.getType()) {
            case INT -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FIXED -> {
                UUID id = UUID.fromString(text);
                yield new GenericData.Fixed(
                        type,
                        ByteBuffer.allocate(16)
                                .putLong(id.getMostSignificantBits())
                                .putLong(id.getLeastSignificantBits())
                                .array());
            }
            default -> text;
        };
    }

    private static GenericRecord wide() {
        GenericRecord record = new GenericData.Record(WIDE);
        record.put("id", "v1");
        record.put("closed", NOON / 1000);
        return record;
    }

    private static GenericData.EnumSymbol symbol(String name) {
        return new GenericData.EnumSymbol(
                WIDE.getField("outcome").schema().getTypes().get(1), name);
    }

    private static LabelReader reader(Schema schema, LabelSpec spec) {
        return new LabelReader(new LabelSchema(schema, List.of(), spec, SPEC), Duration.ofDays(1));
    }

    private static Label read(Schema schema, LabelSpec spec, GenericRecord record) throws BadEventException {
        return reader(schema, spec).read(key("v1"), Visits.bytes(record), NOON);
    }

    private static void assertRefused(LabelSpec spec, GenericRecord record, Reason reason, String message) {
        assertThatThrownBy(() -> read(WIDE, spec, record))
                .hasMessage(message)
                .isInstanceOfSatisfying(BadEventException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }
}
