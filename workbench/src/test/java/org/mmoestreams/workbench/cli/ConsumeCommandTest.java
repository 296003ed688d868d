package org.mmoestreams.workbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.workbench.testing.ShopVisits;
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
    void printsRecordsWholeWhereAskedFor() throws IOException {
        kafka.createTopic(topic, 1);
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            Futures.get(producer.send(new ProducerRecord<>(topic, 0, 99L, utf8("one"), prediction("one"))));
        }
        assertThat(consume("predictions", "--headers", "--set", "topics.predictions=" + topic)
                        .out())
                .isEqualToIgnoringNewLines("{\"topic\":\"" + topic + "\",\"partition\":0,\"offset\":0,"
                        + "\"timestamp\":99,\"key\":\"one\",\"headers\":{},\"value\":{\"event_id\":\"one\","
                        + "\"event_time\":7,\"model_id\":\"m\",\"model_version\":0,\"tasks\":[]}}");
    }

    @Test
    void printsEventsByTheirSchemaWithKeyPlaceAndHeaders(@TempDir Path folder) throws IOException {
        ShopVisits.write(folder);
        kafka.createTopic(topic, 1);
        var trace = new RecordHeaders().add("trace", utf8("00-ab"));
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            Futures.get(producer.send(new ProducerRecord<>(topic, 0, 5L, utf8("v1"), visit(folder), trace)));
            Futures.get(producer.send(new ProducerRecord<>(topic, 0, 6L, null, utf8("broken"))));
            Futures.get(producer.send(new ProducerRecord<>(topic, 0, 7L, utf8("v2"), (byte[]) null)));
        }
        CapturedRun run = consume(
                "features",
                "--set",
                "topics.features=" + topic,
                "--set",
                "event.schema=" + folder.resolve("visit.avsc"),
                "--set",
                "event.spec=" + folder.resolve("visit.yaml"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .hasSize(3)
                .first()
                .isEqualTo("{\"topic\":\"" + topic + "\",\"partition\":0,\"offset\":0,\"timestamp\":5,"
                        + "\"key\":\"v1\",\"headers\":{\"trace\":\"00-ab\"},\"value\":{\"visit\":\"v1\",\"came_at\":9,"
                        + "\"kind\":\"RIDE\",\"basket\":null,\"visitor\":{\"country\":\"FR\",\"age\":40},"
                        + "\"bought\":true}}");
        assertThat(run.out())
                .contains("\"key\":null,\"headers\":{},\"value_base64\":\"YnJva2Vu\"}")
                .contains("\"key\":\"v2\",\"headers\":{},\"value\":null}");
    }

    @Test
    void printsLabelsAndTheApplicationsOwnRecordsWhole() throws IOException {
        kafka.createTopic(topic, 1);
        kafka.send(
                topic,
                bytes(LabelEvent.getEncoder().encode(new LabelEvent("v1", Instant.ofEpochMilli(8), "income", true))));
        assertThat(consume("labels", "--set", "topics.labels=" + topic).out())
                .contains("\"offset\":0,", "\"value\":{\"event_id\":\"v1\",\"event_time\":8,\"task\":\"income\"");
        String scored = kafka.createTopic(topic + "-scored-windows", 1);
        kafka.send(scored, utf8("broken"));
        CapturedRun run = consume("scored-windows", "--set", "application-id=" + topic);
        assertThat(run.err()).contains(scored + "-0, offset 0: 6 bytes", "encoding of ScoredWindow");
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
        return bytes(Prediction.getEncoder()
                .encode(Prediction.newBuilder()
                        .setEventId(id)
                        .setEventTime(Instant.ofEpochMilli(7))
                        .setModelId("m")
                        .setModelVersion(0)
                        .setTasks(List.of())
                        .build()));
    }

    private static byte[] visit(Path folder) throws IOException {
        Schema schema = new Schema.Parser().parse(folder.resolve("visit.avsc").toFile());
        GenericRecord visitor = new GenericRecordBuilder(
                        schema.getField("visitor").schema())
                .set("country", "FR")
                .set("age", 40)
                .build();
        Schema kind = schema.getField("kind").schema();
        return bytes(new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema)
                .encode(new GenericRecordBuilder(schema)
                        .set("visit", "v1")
                        .set("came_at", 9L)
                        .set("kind", new GenericData.EnumSymbol(kind, "RIDE"))
                        .set("visitor", visitor)
                        .set("bought", true)
                        .build()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] bytes(ByteBuffer encoded) {
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
