package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.runtime.LearnerApp.StartOptions;
import org.mmoestreams.workbench.cli.Main;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Records that are too large on their way out, on a real broker. */
@Tag("faults")
@WithKafka
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OversizedRecordsTest {

    private static final int EVENTS = 40;
    private static final int BIG = 1_500_000;

    private final TestKafka kafka;
    private final String id = TestKafka.unique("oversized");

    @TempDir
    private Path folder;

    OversizedRecordsTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @ParameterizedTest
    @ValueSource(strings = {"the topic's limit", "the producer's limit"})
    void aDeadLetterThatIsTooLargeLeavesItsValueOut(String limit) throws Exception {
        boolean ofTopic = limit.equals("the topic's limit");
        createTopics(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, ofTopic ? "10000" : "4000000"), Map.of());
        Settings settings = ofTopic ? settings() : settings("kafka.producer.max.request.size=1000000");
        try (LearnerApp app =
                LearnerApp.start(settings, kafka.bootstrapServers(), new StartOptions(true, 1, Set.of()))) {
            assertThat(app.partitions()).isEqualTo(1);
            send(events());
            List<ConsumerRecord<byte[], byte[]>> letters = kafka.awaitRecords(id + "-dead", 2);
            assertThat(kafka.awaitRecords(id + "-predictions", EVENTS)).hasSize(EVENTS);
            assertThat(letters).hasSize(2);
            assertThat(letters.get(0).value()).isNull();
            assertThat(header(letters.get(0), "mmoe.omitted-bytes")).isEqualTo(Integer.toString(BIG));
            assertThat(header(letters.get(0), "mmoe.reason")).isEqualTo("NOT_SINGLE_OBJECT");
            assertThat(header(letters.get(0), "__streams.errors.offset")).isEqualTo(Integer.toString(EVENTS / 2));
            assertThat(letters.get(1).value()).containsExactly(1, 2, 3);
        }
        JsonNode model = modelJson().get(0);
        assertThat(model.get("windows").asLong()).isEqualTo(EVENTS / 8);
        assertThat(model.get("windowsRejected").isIntegralNumber()).isTrue();
        assertThat(model.get("windowsRejected").asLong()).isZero();
        assertThat(model.get("rowsLearnt").asLong()).isEqualTo(EVENTS);
    }

    @Test
    void aPredictionThatIsTooLargeForItsTopicStopsTheLearnerWithItsTopicsName() throws Exception {
        createTopics(Map.of(), Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "60"));
        try (LearnerApp app =
                LearnerApp.start(settings(), kafka.bootstrapServers(), new StartOptions(true, 1, Set.of()))) {
            send(events());
            assertThatThrownBy(app::awaitEnd)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching("the learner stopped: topic " + id
                            + "-predictions: a record of \\d+ bytes \\(expected: one that the topic's"
                            + " max.message.bytes .*");
        }
        assertThat(kafka.allRecords(id + "-predictions")).isEmpty();
    }

    private void createTopics(Map<String, String> deadLetters, Map<String, String> predictions) {
        kafka.createTopic(id + "-features", 1, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "4000000"));
        kafka.createTopic(id + "-predictions", 1, predictions);
        kafka.createTopic(id + "-metrics", 1);
        kafka.createTopic(id + "-dead", 1, deadLetters);
    }

    private String[] assignments(String... more) {
        List<String> assignments = new ArrayList<>(List.of(
                "application-id=" + id,
                "topics.features=" + id + "-features",
                "topics.predictions=" + id + "-predictions",
                "topics.metrics=" + id + "-metrics",
                "topics.dead-letters=" + id + "-dead",
                "window.rows=8",
                "state.dir=" + folder));
        assignments.addAll(List.of(more));
        return assignments.toArray(String[]::new);
    }

    private Settings settings(String... more) {
        return Settings.of(assignments(more));
    }

    /** Events with a big and a small bad one in the middle. */
    private static List<byte[]> events() {
        Census census = new Census();
        RowSource rows = census.generated(3, RowRange.first(EVENTS));
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Instant time = Instant.now();
            events.add(census.events().at(i, time, rows));
        }
        events.add(EVENTS / 2, new byte[] {1, 2, 3});
        events.add(EVENTS / 2, new byte[BIG]);
        return events;
    }

    private void send(List<byte[]> events) throws Exception {
        try (Producer<byte[], byte[]> producer =
                kafka.producer(Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4_000_000))) {
            for (byte[] event : events) {
                producer.send(new ProducerRecord<>(id + "-features", event)).get(30, TimeUnit.SECONDS);
            }
        }
    }

    private JsonNode modelJson() throws Exception {
        StringWriter out = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("model", "--bootstrap", kafka.bootstrapServers(), "--json"));
        for (String assignment : assignments()) {
            arguments.addAll(List.of("--set", assignment));
        }
        PrintWriter writer = new PrintWriter(out, true);
        assertThat(Main.commandLine(writer, writer).execute(arguments.toArray(String[]::new)))
                .isZero();
        return new JsonMapper().readTree(out.toString());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
