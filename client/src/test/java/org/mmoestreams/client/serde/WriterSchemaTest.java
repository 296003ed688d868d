package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureEncoder;

/** Events that producers with older and newer schemas wrote are read alike. */
class WriterSchemaTest {

    private final GenericRecord visit = Visits.labelled(new SplittableRandom(11), 3, Visits.START);

    @Test
    void leavesAsideAFieldThatTheWriterAdded() throws BadEventException {
        Schema writer = Visits.schemaWith(text ->
                text.replace("{\"name\":\"place\"", "{\"name\":\"weather\",\"type\":\"string\"},{\"name\":\"place\""));
        GenericRecord written = rewritten(writer);
        written.put("weather", "rain");
        assertReadsAlike(Visits.SCHEMA, writer, written);
    }

    @Test
    void takesTheDefaultOfAnOptionalFieldThatTheWriterLacks() throws BadEventException {
        visit.put("place", null);
        Schema writer = Visits.schemaWith(
                text -> text.replace("{\"name\":\"place\",\"type\":[\"null\",\"string\"],\"default\":null},", ""));
        assertThat(writer.getField("place")).isNull();
        assertReadsAlike(Visits.SCHEMA, writer, rewritten(writer));
    }

    @Test
    void findsARenamedFieldByItsAlias() throws BadEventException {
        Schema reader = Visits.schemaWith(
                text -> text.replace("{\"name\":\"shelf\",", "{\"name\":\"shelf\",\"aliases\":[\"rack\"],"));
        Schema writer = Visits.schemaWith(text -> text.replace("{\"name\":\"shelf\",", "{\"name\":\"rack\","));
        GenericRecord written = rewritten(writer);
        written.put("rack", visit.get("shelf"));
        assertReadsAlike(reader, writer, written);
    }

    @Test
    void findsReorderedFields() throws BadEventException {
        List<Schema.Field> fields = new ArrayList<>();
        Visits.SCHEMA.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        Collections.reverse(fields);
        Schema writer = Schema.createRecord("Visit", null, "shop", false, fields);
        assertReadsAlike(Visits.SCHEMA, writer, rewritten(writer));
    }

    @Test
    void widensNumbers() throws BadEventException {
        Schema writer = Visits.schemaWith(text -> text.replace(
                        "{\"name\":\"visits\",\"type\":\"long\"}", "{\"name\":\"visits\",\"type\":\"int\"}")
                .replace(
                        "{\"name\":\"amount\",\"type\":[\"null\",\"double\"]",
                        "{\"name\":\"amount\",\"type\":[\"null\",\"int\"]")
                .replace(
                        "{\"name\":\"spent\",\"type\":[\"null\",\"double\"]",
                        "{\"name\":\"spent\",\"type\":[\"null\",\"float\"]"));
        visit.put("amount", 12.0);
        visit.put("spent", 0.5);
        GenericRecord written = rewritten(writer);
        written.put("visits", ((Long) visit.get("visits")).intValue());
        written.put("amount", 12);
        written.put("spent", 0.5f);
        assertReadsAlike(Visits.SCHEMA, writer, written);
    }

    @Test
    void leavesAsideTheTypeOfAFieldThatIsIgnored() throws BadEventException {
        Schema writer = Visits.schemaWith(text -> text.replace(
                "{\"name\":\"note\",\"type\":[\"null\",\"string\"]", "{\"name\":\"note\",\"type\":[\"null\",\"int\"]"));
        GenericRecord written = rewritten(writer);
        written.put("note", 7);
        assertReadsAlike(Visits.SCHEMA, writer, written);
    }

    @Test
    void findsTypesInAnotherNamespace() throws BadEventException {
        Schema writer = Visits.schemaWith(text -> text.replace("\"namespace\":\"shop\"", "\"namespace\":\"shop.v2\""));
        GenericRecord written = rewritten(writer);
        written.put("kind", symbol(writer, visit.get("kind").toString()));
        Schema reader = Visits.schemaWith(
                text -> text.replace("{\"name\":\"shelf\",", "{\"name\":\"shelf\",\"aliases\":[\"rack\"],"));
        assertReadsAlike(reader, writer, written);
    }

    /** One event with a value that there is no room for is refused by itself; those with others are read. */
    @Test
    void refusesEventsWithASymbolThatTheEventSchemaLacks() throws BadEventException {
        Schema writer = Visits.schemaWith(text -> text.replace("\"WALK\",\"RIDE\"", "\"SAIL\",\"WALK\",\"RIDE\""));
        GenericRecord written = rewritten(writer);
        written.put("kind", symbol(writer, visit.get("kind").toString()));
        assertReadsAlike(Visits.SCHEMA, writer, written);
        written.put("kind", symbol(writer, "SAIL"));
        assertRefused(
                writer,
                written,
                "kind: SAIL (expected: a symbol of enum shop.Kind [WALK, RIDE, FLY], as event.schema has it; add it"
                        + " there, or a default)");
    }

    @Test
    void refusesEventsWithoutAValueThatTheEventSchemaAsksFor() throws BadEventException {
        Schema writer = Visits.schemaWith(text -> text.replace(
                "{\"name\":\"visits\",\"type\":\"long\"}",
                "{\"name\":\"visits\",\"type\":[\"null\",\"long\",\"string\"]}"));
        GenericRecord written = rewritten(writer);
        assertReadsAlike(Visits.SCHEMA, writer, written);
        written.put("visits", null);
        assertRefused(writer, written, "visits: null (expected: long, as event.schema has it)");
        written.put("visits", "many");
        assertRefused(writer, written, "visits: a value of type string (expected: long, as event.schema has it)");
    }

    private static void assertRefused(Schema writer, GenericRecord written, String message) {
        EventSchema schema = new EventSchema(Visits.SCHEMA, List.of(writer), Visits.SPEC);
        WriterFields fields = WriterFields.of(writer, schema);
        for (EventDecoder decoder : List.of(DirectDecoder.of(fields).orElseThrow(), new GenericDecoder(fields))) {
            assertThatThrownBy(() -> decoder.decode(Visits.bytes(written), 10, new RawEvent(Visits.SPEC)))
                    .isInstanceOfSatisfying(BadEventException.class, refused -> assertThat(refused.reason())
                            .isEqualTo(BadEventException.Reason.BAD_VALUE))
                    .hasMessage(message);
        }
    }

    private static GenericData.EnumSymbol symbol(Schema schema, String name) {
        return new GenericData.EnumSymbol(schema.getField("kind").schema(), name);
    }

    private void assertReadsAlike(Schema reader, Schema writer, GenericRecord written) throws BadEventException {
        assertThat(Visits.bytes(written)).isNotEqualTo(Visits.bytes(visit));
        EventReader events = new EventReader(new EventSchema(reader, List.of(writer), Visits.SPEC), Duration.ZERO);
        FeatureEncoder encoder = new FeatureEncoder(Visits.SPEC);
        EncodedEvent expected = read(new EventReader(Visits.schema(), Duration.ZERO), encoder, visit);
        assertThat(read(events, encoder, written)).isEqualTo(expected);
        if (reader.equals(Visits.SCHEMA)) {
            assertThat(read(events, encoder, visit)).isEqualTo(expected);
            assertThat(read(events, encoder, written)).isEqualTo(expected);
        }
    }

    private static EncodedEvent read(EventReader events, FeatureEncoder encoder, GenericRecord record)
            throws BadEventException {
        return EncodedEvent.of(Visits.SPEC, encoder, events.read(Visits.bytes(record), Visits.START));
    }

    private GenericRecord rewritten(Schema writer) {
        GenericRecord written = new GenericData.Record(writer);
        for (Schema.Field field : writer.getFields()) {
            if (visit.getSchema().getField(field.name()) != null) {
                written.put(field.pos(), visit.get(field.name()));
            }
        }
        return written;
    }
}
