package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureEncoder;

/** The decoder that goes straight from bytes to values reads what Avro's own reader does. */
class DecodersTest {

    private static final int HEADER = 10;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "note|note",
                "\"visits\",\"type\":\"long\"|\"visits\",\"type\":\"int\"",
                "\"amount\",\"type\":[\"null\",\"double\"],\"default\":null|\"amount\",\"type\":[\"float\",\"null\"]",
                "{\"name\":\"place\",\"type\":[\"null\",\"string\"],\"default\":null},|''",
                "{\"name\":\"place\"|{\"name\":\"extra\",\"type\":[\"bytes\",\"boolean\"]},{\"name\":\"place\"",
            })
    void readTheSameFromEveryChangeOfOneByte(String original, String replacement) {
        Schema writer = new Schema.Parser().parse(Visits.SCHEMA.toString().replace(original, replacement));
        EventDecoder direct =
                DirectDecoder.of(WriterFields.of(writer, Visits.schema())).orElseThrow();
        EventDecoder generic = new GenericDecoder(WriterFields.of(writer, Visits.schema()));
        FeatureEncoder encoder = new FeatureEncoder(Visits.SPEC);
        int read = 0;
        for (int seed = 1; seed <= 2; seed++) {
            byte[] good = Visits.bytes(written(writer, seed));
            assertThat(read(direct, encoder, good)).isPresent().isEqualTo(read(generic, encoder, good));
            for (int at = HEADER; at < good.length; at++) {
                for (int change = 1; change < 256; change++) {
                    byte[] bytes = good.clone();
                    bytes[at] ^= (byte) change;
                    Optional<EncodedEvent> event = read(direct, encoder, bytes);
                    if (event.isPresent()) {
                        read++;
                        assertThat(read(generic, encoder, bytes))
                                .as("byte %d xor %d of seed %d", at, change, seed)
                                .isEqualTo(event);
                    }
                }
            }
        }
        assertThat(read).as("changed values that still decode").isGreaterThan(1000);
    }

    @Test
    void passOverNestedTypesThatAreNotUsed() throws BadEventException {
        Schema writer = new Schema.Parser()
                .parse(Visits.SCHEMA
                        .toString()
                        .replace(
                                "{\"name\":\"place\"",
                                "{\"name\":\"tags\",\"type\":{\"type\":\"array\",\"items\":\"string\"}},"
                                        + "{\"name\":\"place\""));
        GenericRecord visit = written(writer, 1);
        visit.put("tags", List.of("a", "b"));
        assertThat(DirectDecoder.of(WriterFields.of(writer, Visits.schema()))).isPresent();
        EventReader reader =
                new EventReader(new EventSchema(Visits.SCHEMA, List.of(writer), Visits.SPEC), Duration.ZERO);
        FeatureEncoder encoder = new FeatureEncoder(Visits.SPEC);
        EncodedEvent plain = EncodedEvent.of(
                Visits.SPEC, encoder, reader.read(Visits.bytes(written(Visits.SCHEMA, 1)), Visits.START));
        assertThat(EncodedEvent.of(Visits.SPEC, encoder, reader.read(Visits.bytes(visit), Visits.START)))
                .isEqualTo(plain);
    }

    private static Optional<EncodedEvent> read(EventDecoder decoder, FeatureEncoder encoder, byte[] bytes) {
        RawEvent event = new RawEvent(Visits.SPEC);
        try {
            decoder.decode(bytes, HEADER, event);
            return Optional.of(
                    EncodedEvent.of(Visits.SPEC, encoder, new Event(event.id(), event.time(), event.values(), 0)));
        } catch (BadEventException e) {
            return Optional.empty();
        }
    }

    private static GenericRecord written(Schema writer, int seed) {
        GenericRecord visit = Visits.labelled(new SplittableRandom(seed), seed, Visits.START);
        GenericRecord written = new GenericData.Record(writer);
        for (Schema.Field field : writer.getFields()) {
            Object value = visit.hasField(field.name()) ? visit.get(field.name()) : true;
            boolean isInt = field.schema().getType() == Schema.Type.INT;
            boolean isFloat =
                    field.schema().isUnion() && field.schema().getTypes().get(0).getType() == Schema.Type.FLOAT;
            written.put(field.pos(), isInt && value instanceof Long number ? number.intValue() : value);
            if (isFloat && value instanceof Double number) {
                written.put(field.pos(), number.floatValue());
            }
        }
        return written;
    }
}
