package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.FakeRegistry;

class ValueSerdesTest {

    private static final Schema NOW =
            SchemaBuilder.record("Word").fields().requiredString("text").endRecord();
    private static final Schema LATER = SchemaBuilder.record("Word")
            .fields()
            .requiredInt("length")
            .requiredString("text")
            .endRecord();
    private static final byte[] WORD =
            SingleObject.of(new GenericRecordBuilder(NOW).set("text", "ab").build());
    private static final Headers NONE = new RecordHeaders();

    @Test
    void writesAndReadsARecordOfItsTopic() {
        try (FakeRegistry registry = FakeRegistry.start();
                WireFormat format = format(registry)) {
            byte[] framed = new ValueSerializer(values(format)).serialize("words", NONE, WORD);
            assertThat(framed).containsExactly(0, 0, 0, 0, 1, 4, 'a', 'b');
            assertThat(new ValueDeserializer(values(format)).deserialize("words", NONE, framed))
                    .isEqualTo(WORD);
        }
    }

    @Test
    void leavesOtherTopicsAndOtherRecordsAsTheyAre() {
        try (FakeRegistry registry = FakeRegistry.start();
                WireFormat format = format(registry)) {
            ValueSerializer serializer = new ValueSerializer(values(format));
            ValueDeserializer deserializer = new ValueDeserializer(values(format));
            byte[] framed = {0, 0, 0, 0, 1, 4, 'a', 'b'};
            byte[] other = SingleObject.of(new GenericRecordBuilder(LATER)
                    .set("length", 2)
                    .set("text", "ab")
                    .build());
            for (byte[] value : List.of(framed, other, new byte[0], WORD)) {
                assertThat(serializer.serialize("others", NONE, value)).isSameAs(value);
                assertThat(deserializer.deserialize("others", NONE, value)).isSameAs(value);
            }
            assertThat(serializer.serialize("words", NONE, other)).isSameAs(other);
            assertThat(serializer.serialize("words", NONE, null)).isNull();
            assertThat(deserializer.deserialize("words", NONE, (byte[]) null)).isNull();
            assertThat(deserializer.deserialize("words", NONE, WORD)).isSameAs(WORD);
            assertThat(registry.requests()).isEmpty();
        }
    }

    @Test
    void readsARecordOfALaterSchemaAsOneOfToday() {
        try (FakeRegistry registry = FakeRegistry.start();
                WireFormat format = format(registry)) {
            registry.put(9, LATER);
            byte[] later = {0, 0, 0, 0, 9, 4, 4, 'a', 'b'};
            ValueDeserializer deserializer = new ValueDeserializer(values(format));
            assertThat(deserializer.deserialize("words", NONE, later)).isEqualTo(WORD);
            byte[] cut = {0, 0, 0, 0, 9, 4, 4, 'a'};
            assertThatThrownBy(() -> deserializer.deserialize("words", NONE, cut))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("(expected: what can be read as Word)");
        }
    }

    @Test
    void readsAndWritesWithOthersSerdes() throws UnknownSchemaException {
        WireFormat format = new SerdeFormat(
                Optional.of(new Backwards()),
                Optional.of(new Forwards()),
                WireFormat.SINGLE_OBJECT,
                Duration.ofMillis(200));
        TopicValues values = values(format);
        byte[] written = new ValueSerializer(values).serialize("words", NONE, WORD);
        assertThat(written).containsExactly(1, 'a', 'b');
        assertThat(new ValueDeserializer(values).deserialize("words", NONE, written))
                .isEqualTo(WORD);
        assertThat(format.awaited("words", NONE, written)).isEmpty();
        byte[] unreadable = {1};
        assertThat(format.awaited("words", NONE, unreadable)).isPresent();
        assertThat(format.patience()).contains(Duration.ofMillis(200));
        assertThatThrownBy(() -> format.read("words", NONE, unreadable))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessage("value: java.lang.IllegalStateException: the letters are away"
                        + " (expected: what registry.deserializer-class can read)");
        assertThat(format.read("words", NONE, WORD))
                .as("single-object encoding")
                .isEmpty();
    }

    @Test
    void learnsWhatCouldBeReadWhoeverIsAwayThen() throws UnknownSchemaException {
        Backwards theirs = new Backwards();
        WireFormat format = new SerdeFormat(
                Optional.of(theirs), Optional.empty(), WireFormat.SINGLE_OBJECT, Duration.ofMillis(200));
        byte[] word = {1, 'a', 'b'};
        assertThat(format.awaited("words", NONE, word)).isEmpty();
        theirs.isAway = true;
        assertThat(format.read("words", NONE, word).orElseThrow().bytes()).containsExactly(4, 'a', 'b');
        assertThat(format.awaited("words", NONE, word.clone())).isPresent();
    }

    /** Writes the letters behind a byte 1. */
    private static final class Forwards implements Serializer<Object> {

        @Override
        public byte[] serialize(String topic, Object word) {
            String text = ((GenericRecord) word).get("text").toString();
            return new byte[] {1, (byte) text.charAt(0), (byte) text.charAt(1)};
        }
    }

    private static final class Backwards implements Deserializer<Object> {

        private boolean isAway;

        @Override
        public Object deserialize(String topic, byte[] letters) {
            if (isAway) {
                // as Apicurio's does
                throw new AvroRuntimeException("the registry is away");
            }
            if (letters.length < 3) {
                throw new SerializationException("broken", new IllegalStateException("the letters are away"));
            }
            GenericRecord word = new GenericData.Record(NOW);
            word.put("text", "" + (char) letters[1] + (char) letters[2]);
            return word;
        }
    }

    private static WireFormat format(FakeRegistry registry) {
        return new RegistryFormat(
                RegistryAddress.of(registry.url(), Duration.ofSeconds(5)),
                new RegistryFormat.Rules(SubjectNaming.TOPIC, true, Duration.ofSeconds(5), Optional.empty(), false));
    }

    private static TopicValues values(WireFormat format) {
        Map<String, Schema> schemas = Map.of("words", NOW);
        return new TopicValues(
                format,
                topic -> Optional.ofNullable(schemas.get(topic)),
                topic -> Optional.ofNullable(schemas.get(topic)));
    }
}
