package org.mmoestreams.workbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

@WithKafka
@Timeout(120)
class ConsumeCommandTest {

    private final TestKafka kafka;
    private final String topic = TestKafka.unique("output");

    ConsumeCommandTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void printsCommittedRecordsOnly() throws IOException {
        kafka.createTopic(topic, 1);
        Map<String, Object> transactional = Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TestKafka.unique("learner"));
        try (Producer<byte[], byte[]> producer = kafka.producer(transactional)) {
            producer.initTransactions();
            send(producer, "one", "two");
            producer.commitTransaction();
            send(producer, "aborted");
            producer.abortTransaction();
            send(producer, "three");
            producer.commitTransaction();
            send(producer, "pending");
            CapturedRun run = consume("predictions", "--set", "topics.predictions=" + topic);
            assertThat(run.exitCode()).isZero();
            assertThat(run.out().lines())
                    .hasSize(3)
                    .first()
                    .isEqualTo("{\"event_id\":\"one\",\"event_time\":7,\"model_id\":\"m\","
                            + "\"model_version\":0,\"tasks\":[]}");
            assertThat(run.out()).contains("\"two\"", "\"three\"");
            producer.abortTransaction();
        }
    }

    @Test
    void endsAfterTheMostRecordsEvenWhenFollowing() {
        kafka.createTopic(topic, 1);
        kafka.send(topic, "a".getBytes(UTF_8), "b".getBytes(UTF_8), "c".getBytes(UTF_8));
        CapturedRun run = consume("dead-letters", "--follow", "--max", "2", "--set", "topics.dead-letters=" + topic);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(2).last().asString().endsWith("\"value\":\"Yg==\"}");
    }

    @Test
    void readsEveryPartitionOfAnEmptyOrFilledTopic() {
        kafka.createTopic(topic, 3);
        assertThat(consume("dead-letters", "--set", "topics.dead-letters=" + topic))
                .isEqualTo(new CapturedRun(0, "", ""));
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            for (int partition = 0; partition < 3; partition++) {
                Futures.get(producer.send(new ProducerRecord<>(topic, partition, null, new byte[1])));
            }
        }
        assertThat(consume("dead-letters", "--set", "topics.dead-letters=" + topic)
                        .out())
                .contains("\"partition\":0", "\"partition\":1", "\"partition\":2")
                .hasLineCount(3);
    }

    @Test
    void saysHowToCreateATopicThatIsMissing() {
        CapturedRun run = consume("metrics", "--set", "topics.metrics=" + topic);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualToIgnoringNewLines("error: missing topic " + topic
                        + " (expected: all topics to be there; create them, or let run --create-topics do so)");
    }

    @Test
    void saysWhichRecordIsNoPrediction() {
        kafka.createTopic(topic, 1);
        kafka.send(topic, new byte[] {1, 2, 3});
        CapturedRun run = consume("predictions", "--set", "topics.predictions=" + topic);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("error: " + topic
                        + "-0, offset 0: 3 bytes (expected: an Avro single-object encoding of Prediction)")
                .hasLineCount(1);
    }

    private CapturedRun consume(String output, String... more) {
        List<String> arguments = new ArrayList<>(List.of("consume", "--bootstrap", kafka.bootstrapServers(), output));
        arguments.addAll(List.of(more));
        return CapturedRun.of(arguments.toArray(String[]::new));
    }

    /** Sends within a new transaction. */
    private void send(Producer<byte[], byte[]> producer, String... ids) throws IOException {
        producer.beginTransaction();
        for (String id : ids) {
            Futures.get(producer.send(new ProducerRecord<>(topic, 0, null, prediction(id))));
        }
    }

    private static byte[] prediction(String id) throws IOException {
        ByteBuffer encoded = Prediction.getEncoder()
                .encode(Prediction.newBuilder()
                        .setEventId(id)
                        .setEventTime(Instant.ofEpochMilli(7))
                        .setModelId("m")
                        .setModelVersion(0)
                        .setTasks(List.of())
                        .build());
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
