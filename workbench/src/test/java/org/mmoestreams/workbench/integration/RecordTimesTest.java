package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Records of any time are learnt from, whatever times the topics that the learner writes to take. */
@WithKafka
@Timeout(180)
final class RecordTimesTest {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("2101-01-01T00:00:00Z");
    private static final String TEN_MINUTES =
            Long.toString(Duration.ofMinutes(10).toMillis());
    private static final Map<String, String> TIGHT = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, TEN_MINUTES,
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, TEN_MINUTES);

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    RecordTimesTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    /** The changelogs are those of an earlier build, in which records keep the time that they are sent with. */
    @Test
    void learnsFromRecordsOfAnyTimeThoughNoTopicTakesThemLater() throws InterruptedException {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder, "window.rows=8");
        Topics topics = pipeline.settings().topics();
        kafka.createTopic(
                topics.features(), 1, Map.of(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, "" + Long.MAX_VALUE));
        List.of(topics.name(TopicRole.PREDICTIONS), topics.name(TopicRole.METRICS), topics.name(TopicRole.DEAD_LETTERS))
                .forEach(topic -> kafka.createTopic(topic, 1, TIGHT));
        LearnerTopology.internalTopics(pipeline.settings()).forEach(topic -> kafka.createTopic(topic, 1, TIGHT));
        try (LearnerApp learner = pipeline.start()) {
            send(topics.features(), 0, LONG_AGO.toEpochMilli());
            send(topics.features(), 1, FAR_AHEAD.toEpochMilli());
            assertThat(pipeline.awaitPredictions(40)).hasSize(40);
            pipeline.awaitDeadLetters(2);
            kafka.awaitRecords(topics.name(TopicRole.METRICS), 1);
            assertThat(learner.health().live()).isTrue();
        }
        try (LearnerApp learner = pipeline.start()) {
            send(topics.features(), 2, LONG_AGO.toEpochMilli());
            assertThat(pipeline.awaitPredictions(60)).hasSize(60);
            pipeline.awaitDeadLetters(3);
            assertThat(learner.health().live()).isTrue();
            assertThat(learner.observed().eventsRead()).isEqualTo(21);
            assertThat(learner.observed().deadLetters()).isEqualTo(Map.of("NOT_SINGLE_OBJECT", 1L));
        }
        assertThat(pipeline.deadLetters())
                .extracting(letter -> header(letter, "mmoe.timestamp"))
                .containsExactly(
                        "" + LONG_AGO.toEpochMilli(), "" + FAR_AHEAD.toEpochMilli(), "" + LONG_AGO.toEpochMilli());
    }

    @Test
    void changelogsThatItMakesTakeTheBrokersTime() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        try (LearnerApp learner = pipeline.start()) {
            pipeline.send(CensusStream.messages(0, 10));
            assertThat(pipeline.awaitPredictions(10)).hasSize(10);
            assertThat(learner.health().live()).isTrue();
        }
        for (String topic : LearnerTopology.internalTopics(pipeline.settings())) {
            if (topic.endsWith("-changelog")) {
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
                assertThat(Futures.get(kafka.admin()
                                        .describeConfigs(List.of(resource))
                                        .all())
                                .get(resource)
                                .get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
                                .value())
                        .as(topic)
                        .isEqualTo("LogAppendTime");
            }
        }
    }

    @Test
    void aRecordWithoutATimestampGoesThrough() throws InterruptedException {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        String features = pipeline.settings().topics().features();
        try (LearnerApp learner = pipeline.start()) {
            send(features, 0, ConsumerRecord.NO_TIMESTAMP);
            assertThat(pipeline.awaitPredictions(20)).hasSize(20);
            pipeline.awaitDeadLetters(1);
            assertThat(learner.observed().deadLetters()).isEqualTo(Map.of("NOT_SINGLE_OBJECT", 1L));
        }
        assertThat(kafka.allRecords(features)).hasSize(21).allMatch(record -> record.timestamp() == -1);
        ConsumerRecord<byte[], byte[]> letter = pipeline.deadLetters().get(0);
        assertThat(letter.headers().lastHeader("mmoe.timestamp")).isNull();
        assertThat(letter.timestamp()).isPositive();
    }

    /** Twenty events and what is none, in records of a time. */
    private void send(String topic, int batch, long recordTime) {
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                GenericRecord event = CensusStream.event(20 * batch + i);
                event.put("event_time", recordTime < 0 ? i : recordTime);
                records.add(new TimedRecord(topic, recordTime, CensusStream.EVENTS.bytes(event)));
            }
            records.add(new TimedRecord(topic, recordTime, "none".getBytes(UTF_8)));
            records.stream().map(producer::send).toList().forEach(Futures::get);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /** A record that may say that it has no timestamp, as clients of other makes can. */
    private static final class TimedRecord extends ProducerRecord<byte[], byte[]> {

        private final long time;

        TimedRecord(String topic, long time, byte[] value) {
            super(topic, value);
            this.time = time;
        }

        @Override
        public Long timestamp() {
            return time;
        }
    }
}
