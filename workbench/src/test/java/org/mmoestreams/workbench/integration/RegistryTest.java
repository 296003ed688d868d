package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** A learner beside a real registry, fed and read by others' programs. */
@WithKafka
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(300)
final class RegistryTest {

    private static final int THIRD = 600;
    private static final int EVENTS = 3 * THIRD;
    /** Of the first third, in whole windows. */
    private static final int LEARNT = THIRD / ReferenceRun.WINDOW_ROWS * ReferenceRun.WINDOW_ROWS;

    private final TestKafka kafka;
    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    private RegistryProcess registry;
    private Pipeline pipeline;
    private DocumentedReader reader;

    RegistryTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    /** The encoding of the events changes twice while they are learnt. */
    @BeforeAll
    void learn(@TempDir Path shared) {
        registry = RegistryProcess.start(shared);
        reader = new DocumentedReader(registry.url());
        pipeline = Pipeline.create(kafka, shared, 1, "registry.url=" + registry.url(), "predictions.headers=*");
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isOne();
            pipeline.send(CensusStream.messages(0, THIRD));
            sendByApicurio(pipeline, THIRD, 2 * THIRD, false);
            sendByApicurio(pipeline, 2 * THIRD, EVENTS, true);
            kafka.awaitRecords(topic(TopicRole.PREDICTIONS), EVENTS);
            kafka.awaitRecords(topic(TopicRole.METRICS), records -> records.size() >= 4);
        }
    }

    @AfterAll
    void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void learnsTheSameWhateverTheEncodingOfItsEvents() {
        Pipeline plain = Pipeline.create(kafka, folder, 1);
        try (LearnerApp learner = plain.start()) {
            assertThat(learner.partitions()).isOne();
            plain.send(CensusStream.messages(0, EVENTS));
            plain.awaitPredictions(EVENTS);
        }
        assertThat(pipeline.deadLetters()).isEmpty();
        List<ModelState> models = pipeline.models();
        assertThat(models).hasSize(1).isEqualTo(plain.models());
    }

    @Test
    void isReadByWhoKnowsTheDocumentedFormatAlone() {
        List<GenericRecord> predictions = reader.read(kafka.allRecords(topic(TopicRole.PREDICTIONS)));
        assertThat(predictions)
                .extracting(each -> each.get("event_id").toString())
                .isEqualTo(LongStream.range(0, EVENTS).mapToObj(EventIds::idOf).toList());
        List<GenericRecord> metrics = reader.read(kafka.allRecords(topic(TopicRole.METRICS)));
        assertThat(metrics).extracting(each -> each.get("task").toString()).contains("income", "never_married");
    }

    @Test
    void isReadByApicuriosDeserializer() {
        try (AvroKafkaDeserializer<GenericRecord> apicurio = new AvroKafkaDeserializer<>()) {
            apicurio.configure(Map.of("apicurio.registry.url", registry.ownUrl()), false);
            for (TopicRole role : List.of(TopicRole.PREDICTIONS, TopicRole.METRICS)) {
                List<ConsumerRecord<byte[], byte[]>> records = kafka.allRecords(topic(role));
                List<GenericRecord> read = records.stream()
                        .map(record -> apicurio.deserialize(record.topic(), record.headers(), record.value()))
                        .toList();
                assertThat(read).isEqualTo(reader.read(records));
            }
        }
    }

    @Test
    void writesEachTopicThatHasASchemaInTheRegistrysFormat() {
        String scored = pipeline.settings().name(InternalTopic.SCORED_WINDOWS);
        assertThat(reader.read(kafka.allRecords(scored))).isNotEmpty();
        assertThat(reader.get("/subjects"))
                .contains(
                        topic(TopicRole.PREDICTIONS) + "-value",
                        topic(TopicRole.METRICS) + "-value",
                        scored + "-value");
    }

    @Test
    void carriesNoHeaderThatNamesAnEventsSchema() {
        assertThat(kafka.allRecords(topic(TopicRole.PREDICTIONS)))
                .allSatisfy(record -> assertThat(record.headers()).isEmpty());
    }

    @Test
    void consumePrintsTheSameOfEitherEncoding() throws IOException {
        List<JsonNode> printed = new ArrayList<>();
        for (String line : run("consume", "predictions").out().lines().toList()) {
            printed.add(json.readTree(line));
        }
        List<GenericRecord> predictions = reader.read(kafka.allRecords(topic(TopicRole.PREDICTIONS)));
        assertThat(printed)
                .extracting(each -> each.path("event_id").asText())
                .isEqualTo(predictions.stream()
                        .map(each -> each.get("event_id").toString())
                        .toList());
        assertThat(run("consume", "metrics").out().lines()).hasSameSizeAs(kafka.allRecords(topic(TopicRole.METRICS)));
    }

    @Test
    void replayWritesEventsInTheRegistrysFormat() {
        Pipeline replayed = Pipeline.create(kafka, folder, 1, "registry.url=" + registry.url());
        CapturedRun run = CapturedRun.of(
                replayed.commandLine("replay", "--events", "300", "--start-time", "1995-01-01T00:00:00Z"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<GenericRecord> events =
                reader.read(kafka.allRecords(replayed.settings().topics().features()));
        assertThat(events)
                .hasSize(300)
                .allSatisfy(each -> assertThat(each.getSchema().getName()).isEqualTo("CensusEvent"));
    }

    @Test
    void readsAndWritesWithOthersSerdesByTheirNames() {
        Pipeline theirs = Pipeline.create(
                kafka,
                folder,
                1,
                "registry.url=" + registry.url(),
                "registry.deserializer-class=" + AvroKafkaDeserializer.class.getName(),
                "registry.serializer-class=" + AvroKafkaSerializer.class.getName(),
                "kafka.apicurio.registry.url=" + registry.ownUrl(),
                "kafka.apicurio.registry.auto-register=true",
                // theirs ask on the learner's thread
                "kafka.transaction.timeout.ms=60000");
        try (LearnerApp learner = theirs.start()) {
            assertThat(learner.partitions()).isOne();
            sendByApicurio(theirs, 0, THIRD, false);
            String predictions = theirs.settings().topics().name(TopicRole.PREDICTIONS);
            assertThat(kafka.awaitRecords(predictions, THIRD)).hasSize(THIRD);
        }
        assertThat(theirs.deadLetters()).isEmpty();
        // they register each type by itself, with references
        Pipeline ours = theirs.with(folder, "registry.deserializer-class=", "registry.serializer-class=");
        CapturedRun run = CapturedRun.of(ours.commandLine("consume", "predictions"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(THIRD);
    }

    @Test
    void tellsOverHttpWhatItWritesInTheRegistrysFormat() throws IOException, InterruptedException {
        Pipeline asked = Pipeline.create(kafka, folder, 1, "registry.url=" + registry.url(), "http.port=0");
        try (LearnerJvm learner = asked.startJvm()) {
            ApiClient api = ApiClient.of(learner);
            sendByApicurio(asked, 0, THIRD, false);
            List<GenericRecord> predictions =
                    reader.read(kafka.awaitRecords(asked.settings().topics().name(TopicRole.PREDICTIONS), THIRD));
            List<GenericRecord> metrics = reader.read(kafka.awaitRecords(
                    asked.settings().topics().name(TopicRole.METRICS), records -> records.size() >= 4));
            await().until(() -> api.get("/api/metrics").get("records").size() >= metrics.size());
            JsonNode told = api.get("/api/metrics").get("records");
            for (int i = 0; i < metrics.size(); i++) {
                assertThat(told.get(i).get("task").asText())
                        .isEqualTo(metrics.get(i).get("task").toString());
                assertThat(told.get(i).get("auc").asDouble())
                        .isEqualTo(metrics.get(i).get("auc"));
            }
            JsonNode scores =
                    api.post("/api/predict", HttpApiTest.batch(LEARNT, THIRD)).get("predictions");
            assertThat(scores).hasSize(THIRD - LEARNT);
            for (int i = LEARNT; i < THIRD; i++) {
                JsonNode score = scores.get(i - LEARNT);
                assertThat(score.get("modelVersion").asLong())
                        .isEqualTo(predictions.get(i).get("model_version"));
                for (Object task : (List<?>) predictions.get(i).get("tasks")) {
                    GenericRecord each = (GenericRecord) task;
                    assertThat(score.get("tasks")
                                    .get(each.get("name").toString())
                                    .asDouble())
                            .isEqualTo(each.get("probability"));
                }
            }
        }
    }

    @Test
    void auditsWhatWasLearntFromLateLabels() {
        LateLabelled late = LateLabelled.create(kafka, folder, "importance-weight", "registry.url=" + registry.url());
        late.send(2_000);
        try (LearnerApp learner = late.pipeline().start()) {
            assertThat(learner.partitions()).isEqualTo(LateLabelled.PARTITIONS);
            late.awaitAllTaken();
        }
        String history = late.pipeline().settings().name(InternalTopic.HISTORY);
        assertThat(reader.read(kafka.allRecords(history))).isNotEmpty();
        CapturedRun run = CapturedRun.of(late.pipeline().commandLine("audit"));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    private CapturedRun run(String command, String... more) {
        CapturedRun run = CapturedRun.of(pipeline.commandLine(command, more));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private void sendByApicurio(Pipeline into, long from, long to, boolean inHeaders) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("apicurio.registry.url", registry.ownUrl());
        settings.put("apicurio.registry.auto-register", true);
        settings.put("apicurio.registry.headers.enabled", inHeaders);
        String features = into.settings().topics().features();
        try (Serializer<GenericRecord> apicurio = new AvroKafkaSerializer<>();
                Producer<byte[], byte[]> producer = kafka.producer()) {
            apicurio.configure(settings, false);
            for (long index = from; index < to; index++) {
                GenericRecord event = CensusStream.event(index);
                Headers headers = new RecordHeaders();
                byte[] value = apicurio.serialize(features, headers, event);
                byte[] key = CensusStream.message(event).key();
                var unused = producer.send(new ProducerRecord<>(features, null, key, value, headers));
            }
            producer.flush();
        }
    }

    private String topic(TopicRole role) {
        return pipeline.settings().topics().name(role);
    }
}
