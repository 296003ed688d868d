package org.mmoestreams.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.HttpSettings;

final class HealthServerTest {

    private static final HttpSettings ANY_PORT = new HttpSettings("127.0.0.1", 0);

    private final AtomicReference<Health> health = new AtomicReference<>(new Health(true, true, "RUNNING"));
    private final HealthServer server = HealthServer.start(ANY_PORT, health::get);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsThatALearnerIsLiveAndReady() throws IOException, InterruptedException {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body()).isEqualTo("{\"live\":true,\"ready\":true,\"state\":\"RUNNING\"}");
    }

    @Test
    void tellsALearnerThatWaitsForBrokersFromOneThatHasEnded() throws IOException, InterruptedException {
        health.set(new Health(true, false, "RUNNING"));
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        health.set(new Health(false, false, "ERROR"));
        assertThat(get("/health/live").statusCode()).isEqualTo(503);
    }

    @Test
    void tellsVitalSigns() throws IOException, InterruptedException {
        JsonNode vitals = new JsonMapper().readTree(get("/vitals").body());
        assertThat(vitals.get("heapBytes").asLong()).isPositive();
        assertThat(vitals.get("threads").asInt()).isPositive();
        assertThat(vitals.get("uptimeMillis").asLong()).isPositive();
        assertThat(vitals.has("offHeapBytes")).isTrue();
        assertThat(vitals.has("residentBytes")).isTrue();
        assertThat(vitals.has("openFiles")).isTrue();
    }

    @Test
    void takesNothingButGet() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/vitals"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhichPortIsTaken() {
        int port = URI.create(server.address()).getPort();
        assertThatThrownBy(() -> HealthServer.start(new HttpSettings("127.0.0.1", port), health::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("http.port: " + port + " (expected: a free port on 127.0.0.1");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.address() + path)).build();
        return client.send(request, BodyHandlers.ofString());
    }
}
