package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.client.conversion.AvroJson;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskPrediction;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** What a learner answers over HTTP while it learns. */
@WithKafka
@Timeout(240)
final class HttpApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    HttpApiTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void scoresWithTheBitsOfThePredictionsTopic() throws IOException, InterruptedException {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1, "http.port=0", "topics.experts=" + TestKafka.unique("e"));
        try (LearnerJvm learner = pipeline.startJvm()) {
            ApiClient api = ApiClient.of(learner);
            pipeline.replay(RowRange.first(ReferenceRun.EVENTS));
            pipeline.awaitPredictions(ReferenceRun.EVENTS);
            pipeline.awaitMetrics(ReferenceRun.LEARNT, 2);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            api.get("/api/model").at("/models/0/version").asInt())
                    .isEqualTo(ReferenceRun.WINDOWS));
            JsonNode model = api.get("/api/model?digest=true").at("/models/0");
            assertThat(model.at("/digest/digest").asText())
                    .isEqualTo(pipeline.models().get(0).digest());

            JsonNode answer = api.post("/api/predict", batch(ReferenceRun.LEARNT, ReferenceRun.EVENTS));
            Map<String, Prediction> published = published(pipeline);
            for (int i = ReferenceRun.LEARNT; i < ReferenceRun.EVENTS; i++) {
                JsonNode scored = answer.at("/predictions/" + (i - ReferenceRun.LEARNT));
                Prediction prediction =
                        published.get(CensusStream.event(i).get("event_id").toString());
                assertThat(scored.get("modelVersion").asLong()).isEqualTo(prediction.getModelVersion());
                assertThat(scored.get("modelId").asText()).isEqualTo(prediction.getModelId());
                for (TaskPrediction task : prediction.getTasks()) {
                    assertThat(scored.get("tasks").get(task.getName()).asDouble())
                            .isEqualTo(task.getProbability());
                }
            }
            tellsWhatWasPublished(api);
        }
    }

    private static void tellsWhatWasPublished(ApiClient api) throws IOException, InterruptedException {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        api.get("/api/tasks").at("/tasks/0/total/rows").asLong())
                .isEqualTo(ReferenceRun.LEARNT));
        assertThat(api.get("/api/tasks").at("/tasks/0/sliding/auc").asDouble()).isBetween(0.5, 1.0);
        assertThat(api.get("/api/experts").get("records")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(api.get("/api/topology").at("/threads/0/activeTasks")).isNotEmpty();
        assertThat(api.text("/metrics"))
                .contains("mmoe_model_version{partition=\"0\"} " + ReferenceRun.WINDOWS + ".0")
                .contains("kafka_streams_commits_total")
                .contains("kafka_streams_consumer_lag_records")
                .contains("mmoe_task_auc_low{scope=\"sliding\",task=\"income\"}");
        JsonNode explained = api.post("/api/explain", json(17)).at("/tasks/income");
        assertThat(explained.get("fields").get("education").asDouble()).isNotZero();
        assertThat(explained.get("gate")).isNotEmpty();
    }

    private static Map<String, Prediction> published(Pipeline pipeline) {
        return pipeline.predictionRecords().stream()
                .map(ConsumerRecord::value)
                .map(value -> AvroBytes.to(Prediction.class, value))
                .collect(Collectors.toMap(Prediction::getEventId, Function.identity()));
    }

    static String batch(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(HttpApiTest::json)
                .collect(Collectors.joining(",", "{\"events\": [", "]}"));
    }

    static String json(long index) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            AvroJson.write(CensusStream.event(index), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
