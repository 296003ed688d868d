package org.mmoestreams.client.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.registry.RegistryAddress;
import org.mmoestreams.client.registry.RegistryAwayException;
import org.mmoestreams.client.registry.RegistryFormat;
import org.mmoestreams.client.registry.SerdeFormat;
import org.mmoestreams.client.registry.SubjectNaming;
import org.mmoestreams.client.registry.TopicFormat;
import org.mmoestreams.client.registry.WireFormat;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureEncoder;

/** Events whose schemas a registry has. */
class RegisteredEventsTest {

    private static final int HEADER = 10;
    private static final Headers NONE = new RecordHeaders();

    private final FakeRegistry registry = FakeRegistry.start();
    private final WireFormat format = new RegistryFormat(
            RegistryAddress.of(registry.url(), Duration.ofSeconds(5)),
            new RegistryFormat.Rules(SubjectNaming.TOPIC, true, Duration.ofSeconds(2), Optional.empty(), false));
    private final EventReader reader = new EventReader(
            Visits.schema(), Duration.ofDays(1), new TopicFormat(format, "visits"), SoundEventListener.NONE);
    private final byte[] visit = Visits.bytes(visit());

    @AfterEach
    void close() {
        format.close();
        registry.close();
    }

    @Test
    void readsTheSameEventInEitherEncoding() throws BadEventException {
        registry.put(7, Visits.SCHEMA);
        EncodedEvent expected = encoded(reader.read(visit, NONE, Visits.START));
        assertThat(encoded(reader.read(framed(7, datum()), NONE, Visits.START))).isEqualTo(expected);
        Headers headers = new RecordHeaders()
                .add(
                        "apicurio.value.contentId",
                        ByteBuffer.allocate(8).putLong(7).array());
        assertThat(encoded(reader.read(datum(), headers, Visits.START))).isEqualTo(expected);
    }

    @Test
    void readsAnEventOfASchemaThatNoFileHas() throws BadEventException {
        Schema longer = Visits.schemaWith(
                text -> text.replace("{\"name\":\"note\"", "{\"name\":\"added\",\"type\":\"int\"},{\"name\":\"note\""));
        registry.put(8, longer);
        byte[] written = Arrays.copyOf(datum(), datum().length + 1);
        written[written.length - 2] = 14;
        written[written.length - 1] = 0;
        assertThat(encoded(reader.read(framed(8, written), NONE, Visits.START)))
                .isEqualTo(encoded(reader.read(visit, NONE, Visits.START)));
    }

    @Test
    void refusesAnEventWhoseSchemaCannotBeRead() {
        registry.put(9, Visits.schemaWith(text -> text.replace("\"name\":\"Visit\"", "\"name\":\"Walk\"")));
        BadEventException refused = refused(framed(9, datum()));
        assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThat(refused).hasMessageStartingWith("schema shop.Walk: a record named Walk (expected: Visit");
    }

    @Test
    void refusesAnEventWhoseSchemaDoesNotCome() {
        BadEventException refused = refused(framed(10, datum()));
        assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThat(refused).hasMessageStartingWith("schema id 10: ");
    }

    @Test
    void callsNoEventBadThatNobodyCouldBeAskedAbout() {
        registry.close();
        assertThatThrownBy(() -> reader.read(framed(7, datum()), NONE, Visits.START))
                .isInstanceOf(RegistryAwayException.class)
                .hasMessageContaining("(expected: an answer;");
    }

    @Test
    void namesOtherFormsThatTheRegistryIsNotAskedFor() {
        byte[] longId = ByteBuffer.allocate(9 + datum().length)
                .put((byte) 0)
                .putLong(7)
                .put(datum())
                .array();
        assertThat(refused(longId)).hasMessageContaining("magic byte 0 and an id of 8 bytes, 7");
        assertThat(refused(datum())).hasMessageContaining("a datum of shop.Visit without a header");
        assertThat(refused("{}".getBytes(UTF_8))).hasMessageContaining("JSON");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void refusesATextWithHalfOfASurrogatePair() {
        registry.put(7, Visits.SCHEMA);
        String text = new String(datum(), StandardCharsets.ISO_8859_1);
        assertThat(text).contains("~~~");
        byte[] half = text.replace("~~~", "\u00ed\u00a0\u0080").getBytes(StandardCharsets.ISO_8859_1);
        BadEventException refused = refused(framed(7, half));
        assertThat(refused.reason()).isEqualTo(Reason.BAD_VALUE);
        assertThat(refused).hasMessage("place: bytes that are no UTF-8 (expected: UTF-8)");
    }

    @Test
    void refusesATextThatOthersDeserializerMadeWithHalfOfASurrogatePair() {
        GenericRecord record = visit();
        record.put("place", "a\ud800b");
        Deserializer<Object> theirs = (topic, value) -> record;
        try (WireFormat serdes =
                new SerdeFormat(Optional.of(theirs), Optional.empty(), format, Duration.ofSeconds(1))) {
            EventReader other = new EventReader(
                    Visits.schema(), Duration.ofDays(1), new TopicFormat(serdes, "visits"), SoundEventListener.NONE);
            BadEventException refused = catchThrowableOfType(
                    BadEventException.class, () -> other.read(framed(7, datum()), NONE, Visits.START));
            assertThat(refused.reason()).isEqualTo(Reason.BAD_VALUE);
            assertThat(refused).hasMessage("place: bytes that are no UTF-8 (expected: UTF-8)");
        }
    }

    private static GenericRecord visit() {
        GenericRecord visit = Visits.labelled(new SplittableRandom(3), 3, Visits.START);
        visit.put("place", "~~~");
        return visit;
    }

    private static EncodedEvent encoded(Event event) {
        return EncodedEvent.of(Visits.SPEC, new FeatureEncoder(Visits.SPEC), event);
    }

    private BadEventException refused(byte[] value) {
        return catchThrowableOfType(BadEventException.class, () -> reader.read(value, NONE, Visits.START));
    }

    private byte[] datum() {
        return Arrays.copyOfRange(visit, HEADER, visit.length);
    }

    private static byte[] framed(int id, byte[] datum) {
        return ByteBuffer.allocate(5 + datum.length)
                .put((byte) 0)
                .putInt(id)
                .put(datum)
                .array();
    }
}
