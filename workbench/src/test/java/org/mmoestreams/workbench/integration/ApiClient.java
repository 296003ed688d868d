package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a learner over HTTP. */
final class ApiClient {

    private static final Pattern ADDRESS = Pattern.compile("health: (http://\\S+)");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    private ApiClient(String address) {
        this.address = address;
    }

    /** Waits until a learner has said where it listens. */
    static ApiClient of(LearnerJvm learner) {
        return new ApiClient(addressOf(learner));
    }

    static String addressOf(LearnerJvm learner) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(learner.log()).containsPattern(ADDRESS));
        Matcher matcher = ADDRESS.matcher(learner.log());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        return answer(path).body();
    }

    int status(String path) throws IOException, InterruptedException {
        return answer(path).statusCode();
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        return client.send(request, BodyHandlers.ofString());
    }
}
