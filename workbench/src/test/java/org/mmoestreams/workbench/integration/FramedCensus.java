package org.mmoestreams.workbench.integration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.testing.TestKafka;

/** Census events that name their schema by a registry's id, and what comes of them in a pipeline with a registry. */
final class FramedCensus {

    /** How many events a part of a stream has. */
    static final int PART = 300;
    /** The id of a schema that the registry has. */
    static final int KNOWN = 1_000;
    /** The id of one that it gets late, if at all. */
    static final int LATE = 1_001;

    /** Marker and fingerprint, which are before the datum in single-object encoding. */
    private static final int SINGLE_OBJECT_PREFIX = 10;

    private final TestKafka kafka;
    private final Pipeline pipeline;

    FramedCensus(TestKafka kafka, Pipeline pipeline) {
        this.kafka = kafka;
        this.pipeline = pipeline;
    }

    /** Sends some events whose schema has an id. */
    void send(int from, int to, int id) {
        pipeline.send(
                LongStream.range(from, to).mapToObj(index -> framed(index, id)).toList());
    }

    static Message framed(long index, int id) {
        Message single = CensusStream.message(CensusStream.event(index));
        byte[] value = single.value();
        int datum = value.length - SINGLE_OBJECT_PREFIX;
        return new Message(
                single.key(),
                ByteBuffer.allocate(1 + Integer.BYTES + datum)
                        .put((byte) 0)
                        .putInt(id)
                        .put(value, SINGLE_OBJECT_PREFIX, datum)
                        .array());
    }

    void awaitPredictions(int count) {
        kafka.awaitRecords(topic(), count);
    }

    List<ConsumerRecord<byte[], byte[]>> predictions() {
        return kafka.allRecords(topic());
    }

    /** The ids of the events that were predicted, in their order. */
    List<String> ids() {
        return predictions().stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    static List<String> eventIds(int from, int to) {
        return LongStream.range(from, to).mapToObj(EventIds::idOf).toList();
    }

    static void awaitWarning(LearnerApp learner, String about) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> learner.observed().warnings().stream()
                .anyMatch(warning -> warning.contains(about)));
    }

    private String topic() {
        return pipeline.settings().topics().name(TopicRole.PREDICTIONS);
    }
}
