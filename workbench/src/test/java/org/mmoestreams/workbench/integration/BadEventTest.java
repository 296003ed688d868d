package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Events that cannot be used. */
@WithKafka
@ExtendWith(ReferenceRunExtension.class)
@Timeout(120)
final class BadEventTest {

    private static final int HEADER_BYTES = 10;

    private final TestKafka kafka;
    private final ReferenceRun reference;

    @TempDir
    private Path folder;

    BadEventTest(TestKafka kafka, ReferenceRun reference) {
        this.kafka = kafka;
        this.reference = reference;
    }

    @Test
    void aMalformedEventChangesNothingButTheDeadLetterCount() {
        SortedMap<Integer, Bad> bad = badEvents();
        List<Message> messages = new ArrayList<>();
        for (int index = 0; index < ReferenceRun.EVENTS; index++) {
            if (bad.containsKey(index)) {
                messages.add(bad.get(index).message.withHeader("sender", "test"));
            }
            messages.add(CensusStream.message(CensusStream.event(index)));
        }
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            pipeline.send(messages);
            Said.assertSame(pipeline.awaitPredictions(ReferenceRun.EVENTS), reference.predictions());
            pipeline.awaitDeadLetters(bad.size());
            assertThat(pipeline.models()).isEqualTo(reference.models());
        }
        assertDeadLetters(pipeline, bad);
    }

    @Test
    void startsAgainAfterNothingButBadEvents() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            pipeline.send(List.of(message("null", null), message("empty", new byte[0])));
            pipeline.awaitDeadLetters(2);
        }
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            pipeline.send(CensusStream.messages(0, 10));
            Said.assertSame(
                    pipeline.awaitPredictions(10), reference.predictions().subList(0, 10));
        }
    }

    private static void assertDeadLetters(Pipeline pipeline, SortedMap<Integer, Bad> bad) {
        List<ConsumerRecord<byte[], byte[]>> letters = pipeline.deadLetters();
        assertThat(letters).hasSameSizeAs(bad.keySet());
        int place = 0;
        for (Map.Entry<Integer, Bad> each : bad.entrySet()) {
            ConsumerRecord<byte[], byte[]> letter = letters.get(place);
            Bad expected = each.getValue();
            assertThat(letter.key()).as(expected.reason).isEqualTo(expected.message.key());
            assertThat(letter.value()).as(expected.reason).isEqualTo(expected.message.value());
            assertThat(header(letter, "sender")).isEqualTo("test");
            assertThat(header(letter, "mmoe.reason")).isEqualTo(expected.reason);
            assertThat(header(letter, "__streams.errors.message")).contains("(expected: ");
            assertThat(header(letter, "__streams.errors.topic"))
                    .isEqualTo(pipeline.settings().topics().features());
            assertThat(header(letter, "__streams.errors.partition")).isEqualTo("0");
            assertThat(header(letter, "__streams.errors.offset")).isEqualTo(Integer.toString(each.getKey() + place));
            place++;
        }
    }

    /** Events that cannot be used, by the index of the event that they come before. */
    private static SortedMap<Integer, Bad> badEvents() {
        byte[] sound = CensusStream.EVENTS.bytes(CensusStream.event(7));
        SortedMap<Integer, Bad> bad = new TreeMap<>();
        bad.put(0, new Bad("NOT_SINGLE_OBJECT", message("garbage", "this is no event".getBytes(UTF_8))));
        bad.put(500, new Bad("NULL_VALUE", message("null", null)));
        bad.put(1000, new Bad("NULL_VALUE", new Message(null, null)));
        bad.put(1500, new Bad("NOT_SINGLE_OBJECT", message("empty", new byte[0])));
        bad.put(2000, new Bad("MALFORMED", message("truncated", Arrays.copyOf(sound, sound.length / 2))));
        bad.put(2001, new Bad("MALFORMED", message("longer", Arrays.copyOf(sound, sound.length + 1))));
        bad.put(2500, new Bad("MALFORMED", message("header only", Arrays.copyOf(sound, HEADER_BYTES))));
        bad.put(3000, new Bad("MALFORMED", message("a text of 1 GB", withTextLength(sound, 1 << 30))));
        bad.put(3001, new Bad("MALFORMED", message("a text of -1 bytes", withTextLength(sound, -1))));
        bad.put(3500, new Bad("UNKNOWN_SCHEMA", message("other schema", withByte(sound, 2, sound[2] + 1))));
        GenericRecord nameless = CensusStream.event(8);
        nameless.put("event_id", "");
        bad.put(4000, new Bad("BAD_ID", message("no id", CensusStream.EVENTS.bytes(nameless))));
        GenericRecord early = CensusStream.event(9);
        early.put("event_time", Instant.now().plusSeconds(172_800).toEpochMilli());
        bad.put(4500, new Bad("BAD_TIME", message("the day after tomorrow", CensusStream.EVENTS.bytes(early))));
        GenericRecord wordy = CensusStream.event(10);
        wordy.put("education", "x".repeat(1025));
        bad.put(4999, new Bad("BAD_VALUE", message("a long value", CensusStream.EVENTS.bytes(wordy))));
        return bad;
    }

    private static Message message(String key, byte[] value) {
        return new Message(key.getBytes(UTF_8), value);
    }

    /** The event with another length before its first text, the id. */
    private static byte[] withTextLength(byte[] event, int length) {
        ByteBuffer out = ByteBuffer.allocate(event.length + 8).put(event, 0, HEADER_BYTES);
        long zigzag = ((long) length << 1) ^ (length >> 31);
        for (; (zigzag & ~0x7FL) != 0; zigzag >>>= 7) {
            out.put((byte) ((zigzag & 0x7F) | 0x80));
        }
        out.put((byte) zigzag).put(event, HEADER_BYTES + 1, event.length - HEADER_BYTES - 1);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static byte[] withByte(byte[] event, int index, int value) {
        byte[] changed = event.clone();
        changed[index] = (byte) value;
        return changed;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        assertThat(header).as(name).isNotNull();
        return new String(header.value(), UTF_8);
    }

    private static final class Bad {

        private final String reason;
        private final Message message;

        Bad(String reason, Message message) {
            this.reason = reason;
            this.message = message;
        }
    }
}
