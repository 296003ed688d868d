package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureSpec;

/** A few bytes that claim to be much take neither memory nor time, whichever decoder reads them. */
@Timeout(20)
class LengthBombTest {

    private static final int HEADER = 10;
    private static final long MODEST_BYTES = 64 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final byte[] visit = Visits.bytes(Visits.labelled(new SplittableRandom(3), 1, Visits.START));

    @ParameterizedTest
    @ValueSource(longs = {1 << 24, Integer.MAX_VALUE, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void textThatClaimsToBeLongIsRefusedUnread(long length) {
        byte[] bomb = longs(length);
        refusedModestly(Visits.SCHEMA, Visits.SCHEMA, bomb);
        refusedModestly(addedTo(Visits.SCHEMA, "{\"type\": \"map\", \"values\": \"string\"}"), Visits.SCHEMA, bomb);
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 24, Integer.MAX_VALUE, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE, -(1L << 62)})
    void collectionsThatClaimToBeLongAreRefusedUnread(long count) {
        for (String item : List.of("\"string\"", "\"null\"", "{\"type\": \"array\", \"items\": \"null\"}")) {
            Schema array = addedTo(Visits.SCHEMA, "{\"type\": \"array\", \"items\": " + item + "}");
            refusedModestly(array, Visits.SCHEMA, bomb(longs(count, 0, 0)));
            refusedModestly(array, array, bomb(longs(count, 0, 0)));
            Schema map = addedTo(Visits.SCHEMA, "{\"type\": \"map\", \"values\": " + item + "}");
            refusedModestly(map, Visits.SCHEMA, bomb(longs(count, 0, 0)));
            refusedModestly(map, map, bomb(longs(count, 0, 0)));
        }
    }

    @Test
    void manyCollectionsOfNothingAreRefused() {
        Schema nested =
                addedTo(Visits.SCHEMA, "{\"type\": \"array\", \"items\": {\"type\": \"array\", \"items\": \"null\"}}");
        long[] counts = new long[200_000];
        counts[0] = counts.length / 2;
        for (int i = 1; i < counts.length; i += 2) {
            counts[i] = 1 << 20;
        }
        refusedModestly(nested, Visits.SCHEMA, bomb(longs(counts)));
        refusedModestly(nested, nested, bomb(longs(counts)));
    }

    @Test
    void deeplyNestedValuesAreRefused() {
        Schema chain = addedTo(Visits.SCHEMA, """
                {"type": "record", "name": "Chain", "fields": [{"name": "next", "type": ["null", "Chain"]}]}""");
        long[] branches = new long[1_000_000];
        for (int i = 0; i < branches.length - 1; i++) {
            branches[i] = 1;
        }
        refusedModestly(chain, Visits.SCHEMA, bomb(longs(branches)));
        refusedModestly(chain, chain, bomb(longs(branches)));
    }

    @Test
    void ordinaryCollectionsAndDepthsAreRead() throws BadEventException {
        Schema lists = addedTo(Visits.SCHEMA, "{\"type\": \"array\", \"items\": \"null\"}");
        assertThat(decoded(lists, Visits.SCHEMA, bomb(longs(60_000, 0)))).isEqualTo("visit-1");
        assertThat(decoded(lists, lists, bomb(longs(60_000, 0)))).isEqualTo("visit-1");
        Schema chain = addedTo(Visits.SCHEMA, """
                {"type": "record", "name": "Chain", "fields": [{"name": "next", "type": ["null", "Chain"]}]}""");
        long[] branches = new long[DatumSkipper.MAX_DEPTH - 4];
        Arrays.fill(branches, 0, branches.length - 1, 1);
        assertThat(decoded(chain, Visits.SCHEMA, bomb(longs(branches)))).isEqualTo("visit-1");
        assertThat(decoded(chain, chain, bomb(longs(branches)))).isEqualTo("visit-1");
    }

    @Test
    void aLongIdIsRefusedUnread() {
        byte[] id = new byte[1 << 20];
        Arrays.fill(id, (byte) 'x');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(visit, 0, HEADER);
        out.writeBytes(longs(id.length));
        out.writeBytes(id);
        EventReader reader = new EventReader(Visits.schema(), Duration.ofDays(1));
        BadEventException refused = modestly(() -> reader.read(out.toByteArray(), Visits.START), 2L << 20);
        assertThat(refused.reason()).isEqualTo(Reason.BAD_ID);
    }

    /** Both decoders refuse a datum, in little memory. */
    private static void refusedModestly(Schema writer, Schema reader, byte[] datum) {
        EventSchema schema = new EventSchema(reader, List.of(), spec(reader));
        RawEvent event = new RawEvent(schema.spec());
        EventDecoder direct = DirectDecoder.of(WriterFields.of(writer, schema)).orElseThrow();
        EventDecoder generic = new GenericDecoder(WriterFields.of(writer, schema));
        for (EventDecoder decoder : List.of(direct, generic)) {
            BadEventException refused = modestly(() -> decoder.decode(datum, 0, event), MODEST_BYTES);
            assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        }
    }

    private static String decoded(Schema writer, Schema reader, byte[] datum) throws BadEventException {
        EventSchema schema = new EventSchema(reader, List.of(), spec(reader));
        RawEvent direct = new RawEvent(schema.spec());
        DirectDecoder.of(WriterFields.of(writer, schema)).orElseThrow().decode(datum, 0, direct);
        RawEvent generic = new RawEvent(schema.spec());
        new GenericDecoder(WriterFields.of(writer, schema)).decode(datum, 0, generic);
        assertThat(generic.id()).isEqualTo(direct.id());
        return new String(direct.id(), StandardCharsets.UTF_8);
    }

    private static BadEventException modestly(Reading reading, long mostBytes) {
        // the first time loads classes
        assertThat(catchThrowableOfType(BadEventException.class, reading::read)).isNotNull();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        BadEventException refused = catchThrowableOfType(BadEventException.class, reading::read);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(mostBytes);
        assertThat(refused).isNotNull();
        return refused;
    }

    private interface Reading {
        void read() throws BadEventException;
    }

    private static FeatureSpec spec(Schema reader) {
        return reader.getField("added") == null
                ? Visits.SPEC
                : new FeatureSpec(
                        Visits.SPEC.row(), Visits.SPEC.features(), Visits.SPEC.tasks(), List.of("note", "added"));
    }

    /** A visit whose added last field is these bytes. */
    private byte[] bomb(byte[] added) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(visit, HEADER, visit.length - HEADER);
        out.writeBytes(added);
        return out.toByteArray();
    }

    private static Schema addedTo(Schema record, String type) {
        String text = record.toString();
        String added = ",{\"name\": \"added\", \"type\": " + type + "}]}";
        return new Schema.Parser().parse(text.substring(0, text.length() - 2) + added);
    }

    private static byte[] longs(long... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            for (long value : values) {
                encoder.writeLong(value);
            }
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
