package org.mmoestreams.client.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.client.testing.Visits;

/** Values of another framing are refused by the name of what they look like, in one text for all of a kind. */
class FramingTest {

    private static final int HEADER = 10;
    private static final Schema WRITER = new Schema.Parser()
            .parse(Visits.SCHEMA
                    .toString()
                    .replace("{\"name\":\"note\"", "{\"name\":\"added\",\"type\":\"boolean\"},{\"name\":\"note\""));
    private static final UUID ID = UUID.fromString("0b4b5a4e-7c2d-4e6b-9f00-1d2e3f405162");

    private final EventReader reader =
            new EventReader(new EventSchema(Visits.SCHEMA, List.of(WRITER), Visits.SPEC), Duration.ofDays(1));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void namesWhatTheBytesLookLike(String look, List<byte[]> values) {
        List<String> messages = values.stream().map(this::message).distinct().toList();
        assertThat(messages).as("one text for all of a kind").hasSize(1);
        assertThat(messages.get(0))
                .startsWith("value: " + look + " (expected: Avro's single-object encoding, C3 01, fingerprint, datum; ")
                .doesNotContain("without Avro's marker");
    }

    static Stream<Arguments> namesWhatTheBytesLookLike() throws IOException {
        return Stream.of(
                Arguments.of("no bytes", List.of(new byte[0])),
                Arguments.of("a header that is cut off", cutHeaders()),
                Arguments.of("JSON", json()),
                Arguments.of("text", List.of("this is no event".getBytes(UTF_8), "märz\n".getBytes(UTF_8))),
                Arguments.of("an Avro container file", List.of(container(1), container(5))),
                Arguments.of("gzip", List.of(gzip(datum(1)), gzip(datum(2)))),
                Arguments.of("Snappy", List.of(bytes(0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0, 1))),
                Arguments.of("Zstandard", List.of(bytes(0x28, 0xB5, 0x2F, 0xFD, 4, 0))),
                Arguments.of("LZ4", List.of(bytes(0x04, 0x22, 0x4D, 0x18, 4, 0))),
                Arguments.of("a serialized Java object", List.of(bytes(0xAC, 0xED, 0, 5, 0x73))),
                Arguments.of(
                        "a schema registry's framing, magic byte 0 and an id of 4 bytes, 7",
                        framed(0, ByteBuffer.allocate(4).putInt(7).array())),
                Arguments.of(
                        "a schema registry's framing, magic byte 0 and an id of 8 bytes, 4711",
                        framed(0, ByteBuffer.allocate(8).putLong(4711).array())),
                Arguments.of("a schema registry's framing, magic byte 1 and a GUID, " + ID, framed(1, guid())),
                Arguments.of("a datum of shop.Visit without a header", data()),
                Arguments.of("bytes of no form that is known here", List.of(noise(1), noise(2))));
    }

    private String message(byte[] value) {
        BadEventException refused =
                catchThrowableOfType(BadEventException.class, () -> reader.read(value, Visits.START));
        assertThat(refused.reason()).isEqualTo(Reason.NOT_SINGLE_OBJECT);
        return refused.getMessage();
    }

    private static List<byte[]> cutHeaders() {
        byte[] whole = Visits.bytes(visit(4));
        return IntStream.range(1, HEADER)
                .mapToObj(length -> Arrays.copyOf(whole, length))
                .toList();
    }

    private static List<byte[]> json() {
        return Stream.of("{\"id\": \"visit-7\"}", "[1, 2]", "\uFEFF{}", "\r\n\t {\"id\": \"élan")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    /** A datum that is known here, one that is not, and a datum of another length. */
    private static List<byte[]> framed(int magic, byte[] id) {
        return Stream.of(datum(1), new byte[] {6, 'a', 'b', 'c', 0, -1, 7}, datum(2))
                .map(datum -> ByteBuffer.allocate(1 + id.length + datum.length)
                        .put((byte) magic)
                        .put(id)
                        .put(datum)
                        .array())
                .toList();
    }

    /** Data of the event schema and of a writer's. */
    private static List<byte[]> data() {
        return IntStream.range(0, 20)
                .mapToObj(seed -> seed % 2 == 0 ? datum(seed) : withAdded(datum(seed)))
                .toList();
    }

    /** A boolean before the last field, the note, which is null and takes one byte. */
    private static byte[] withAdded(byte[] datum) {
        byte[] longer = Arrays.copyOf(datum, datum.length + 1);
        longer[datum.length - 1] = 1;
        return longer;
    }

    private static byte[] guid() {
        return ByteBuffer.allocate(16)
                .putLong(ID.getMostSignificantBits())
                .putLong(ID.getLeastSignificantBits())
                .array();
    }

    private static byte[] datum(int seed) {
        byte[] bytes = Visits.bytes(visit(seed));
        return Arrays.copyOfRange(bytes, HEADER, bytes.length);
    }

    private static GenericRecord visit(int seed) {
        return Visits.labelled(new SplittableRandom(seed), seed, Visits.START);
    }

    private static byte[] container(int records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(Visits.SCHEMA))) {
            writer.create(Visits.SCHEMA, out);
            for (int i = 0; i < records; i++) {
                writer.append(visit(i));
            }
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] noise(int seed) {
        byte[] bytes = new byte[40 * seed];
        new SplittableRandom(seed).nextBytes(bytes);
        bytes[0] = (byte) 0xF7;
        return bytes;
    }

    private static byte[] bytes(int... bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = (byte) bytes[i];
        }
        return out;
    }
}
