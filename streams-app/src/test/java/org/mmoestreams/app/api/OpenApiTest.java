package org.mmoestreams.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.app.http.Route;

final class OpenApiTest {

    private static final String EVENT = "{\"kind\": \"WALK\", \"member\": true, \"shelf\": 1, \"visits\": 2}";

    private static final String TOO_MUCH = EVENT.replace("}", ", \"amount\": 1e200}");

    private final ApiUnderTest api = new ApiUnderTest();
    private final OpenApiDocument document;

    OpenApiTest() throws IOException, InterruptedException {
        document = new OpenApiDocument(api.json("/api/openapi.json"));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void listsEachRouteThatThereIsAndNoOther() {
        assertThat(document.operations())
                .containsExactlyInAnyOrderElementsOf(api.routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList());
    }

    @Test
    void saysWhichRoutesAskForNoToken() {
        for (Route route : api.routes()) {
            JsonNode operation = document.operation(route);
            assertThat(operation.path("security").isEmpty() && operation.has("security"))
                    .as(route.path())
                    .isEqualTo(route.isOpen());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/health/live, 200",
        "/health/ready, 200",
        "/vitals, 200",
        "/api/model, 200",
        "/api/model?digest=true, 200",
        "/api/model?digest=maybe, 400",
        "/api/tasks, 200",
        "/api/history, 200",
        "/api/history?since=1, 400",
        "/api/latency, 200",
        "/api/metrics, 200",
        "/api/metrics?since=2, 200",
        "/api/metrics?since=-1, 400",
        "/api/drift, 200",
        "/api/dead-letters, 200",
        "/api/dead-letters?limit=5, 400",
        "/api/experts, 200",
        "/api/topology, 200",
        "/api/input, 200",
        "/api/input?partition=0, 400",
        "/api/example, 200"
    })
    void answersAsItSays(String path, int status) throws IOException, InterruptedException {
        check(path, "get", api.get(path), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/predict | EVENT | 200",
                "/api/predict?partition=0 | EVENT | 200",
                "/api/predict?partition=1 | EVENT | 404",
                "/api/predict?partition=x | EVENT | 400",
                "/api/predict | {\"events\": []} | 400",
                "/api/predict | [1] | 400",
                "/api/predict | {\"kind\": | 400",
                "/api/predict | {\"kind\": \"SWIM\", \"member\": true, \"shelf\": 1, \"visits\": 2} | 422",
                "/api/predict | {\"kind\": \"WALK\"} | 422",
                "/api/predict | TOO_MUCH | 422",
                "/api/explain | EVENT | 200",
                "/api/explain | {\"events\": [{}, {}]} | 422",
                "/api/explain | {\"events\": [EVENT, EVENT]} | 400"
            })
    void answersQuestionsAsItSays(String path, String body, int status) throws IOException, InterruptedException {
        check(path, "post", api.post(path, body.replace("EVENT", EVENT).replace("TOO_MUCH", TOO_MUCH)), status);
    }

    @Test
    void answersForABatchInItsOrder() throws IOException, InterruptedException {
        String other = EVENT.replace("2}", "9}");
        JsonNode both = new JsonMapper()
                .readTree(api.post("/api/predict", "{\"events\": [" + EVENT + "," + other + "]}")
                        .body());
        JsonNode second =
                new JsonMapper().readTree(api.post("/api/predict", other).body());
        assertThat(both.get("predictions")).hasSize(2);
        assertThat(both.at("/predictions/1")).isEqualTo(second.at("/predictions/0"));
        assertThat(both.at("/predictions/0")).isNotEqualTo(second.at("/predictions/0"));
        assertThat(both.at("/partitions")).hasToString("[0]");
        assertThat(both.at("/predictions/0/modelId").asText()).isEqualTo("mmoe-streams/0");
    }

    @Test
    void givesOnlyWhatIsNew() throws IOException, InterruptedException {
        JsonNode all = api.json("/api/metrics");
        assertThat(all.get("records")).hasSize(3);
        long last = all.get("last").asLong();
        assertThat(api.json("/api/metrics?since=" + last).get("records")).isEmpty();
        assertThat(api.json("/api/metrics?since=" + (last - 1)).at("/records/0"))
                .isEqualTo(all.at("/records/2"));
        assertThat(api.json("/api/dead-letters").at("/records/0/reason").asText())
                .isEqualTo("MALFORMED");
        assertThat(api.json("/api/dead-letters").at("/records/0/valueBytes").asInt())
                .isEqualTo(5000);
        assertThat(api.json("/api/dead-letters").at("/records/0/value").binaryValue())
                .hasSize(1024);
    }

    @Test
    void scoresTheExampleThatItGives() throws IOException, InterruptedException {
        String example = api.get("/api/example").body();
        assertThat(new JsonMapper().readTree(example)).isEqualTo(new JsonMapper().readTree("""
                        {"place": "text", "kind": "WALK", "member": true, "shelf": 1, "amount": 1, "visits": 1}"""));
        assertThat(api.post("/api/predict", example).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsTheLagOfWhatItReads() throws IOException, InterruptedException {
        assertThat(api.json("/api/input")).isEqualTo(new JsonMapper().readTree("""
                        {"inputs": [
                          {"topic": "census.features", "partition": 0, "lag": 3, "heldBack": false},
                          {"topic": "census.features", "partition": 1, "lag": null, "heldBack": true}],
                         "scored": [
                          {"topic": "mmoe-streams-scored-windows", "partition": 0, "lag": 9, "heldBack": false}]}"""));
    }

    private void check(String path, String method, HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        document.check(method, path, status, answer.body());
    }
}
