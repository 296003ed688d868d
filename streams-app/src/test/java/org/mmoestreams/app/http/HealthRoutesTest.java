package org.mmoestreams.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.HttpSettings;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.observe.LabelsSeen;
import org.mmoestreams.app.observe.Observed;

final class HealthRoutesTest {

    private static final HttpSettings ANY_PORT = new HttpSettings("127.0.0.1", 0);

    private final AtomicReference<Health> health = new AtomicReference<>(new Health(true, true, "RUNNING"));
    private final ApiServer server = ApiServer.start(ANY_PORT, HealthRoutes.of(health::get, this::observed));
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
        assertThat(vitals.get("events").toString())
                .isEqualTo("{\"eventsRead\":300,\"rowsLearnt\":0,\"deadLetters\":{\"BAD_VALUE\":300},\"incidents\":{},"
                        + "\"warnings\":[\"wrong\"]}");
        assertThat(HealthClient.vitals(server.address(), ""))
                .hasValueSatisfying(read -> assertThat(read.events()).isEqualTo(observed()));
    }

    @Test
    void tellsWhatBecomesOfLateLabelsByPartitionAndTask() {
        LabelsSeen seen = new LabelsSeen(2, 1, 0, 0, Map.of("buys", Map.of("labels_joined", 5L)));
        Observed with = new Observed(300, 0, Map.of(), Map.of(), List.of(), Map.of(3, seen), 2);
        try (ApiServer other = ApiServer.start(ANY_PORT, HealthRoutes.of(health::get, () -> with))) {
            assertThat(HealthClient.vitals(other.address(), ""))
                    .hasValueSatisfying(read -> assertThat(read.events()).isEqualTo(with));
        }
    }

    @Test
    void tellsVitalSignsToWhoShowsTheToken() {
        String token = "a-token-of-some-length";
        HttpSettings settings =
                Settings.of("http.port=0", "http.token=" + token).http();
        try (ApiServer other = ApiServer.start(settings, HealthRoutes.of(health::get, this::observed))) {
            assertThat(HealthClient.vitals(other.address(), token))
                    .hasValueSatisfying(read -> assertThat(read.events()).isEqualTo(observed()));
            assertThat(HealthClient.vitals(other.address(), "")).isEmpty();
            assertThat(HealthClient.vitals(other.address(), token + "x")).isEmpty();
        }
    }

    @Test
    void takesNothingButGet() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/vitals"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        HttpResponse<String> refused = client.send(request, BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void answersAHeadWithoutABody() throws IOException, InterruptedException {
        health.set(new Health(false, false, "ERROR"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/health/live"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void answersWhileRequestsAreSentByHalves() throws IOException, InterruptedException {
        try (HalfRequests halves = new HalfRequests(7)) {
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
            assertThat(get("/vitals").statusCode()).isEqualTo(200);
            halves.awaitClosed();
        }
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void answersAgainAfterMoreHalfRequestsThanItHasThreadsAndRoomFor() throws IOException, InterruptedException {
        try (HalfRequests halves = new HalfRequests(200)) {
            halves.awaitClosed();
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        int port = URI.create(server.address()).getPort();
        assertThatThrownBy(() -> ApiServer.start(
                        new HttpSettings("127.0.0.1", port), HealthRoutes.of(health::get, this::observed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("http.port: " + port + " (expected: a free port on 127.0.0.1");
    }

    private Observed observed() {
        return new Observed(300, 0, Map.of("BAD_VALUE", 300L), Map.of(), List.of("wrong"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.address() + path)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Connections that have sent the first letter of a request and leave it at that. */
    private final class HalfRequests implements AutoCloseable {

        private final List<Socket> sockets = new ArrayList<>();

        HalfRequests(int count) throws IOException {
            URI address = URI.create(server.address());
            for (int i = 0; i < count; i++) {
                Socket socket = new Socket(address.getHost(), address.getPort());
                sockets.add(socket);
                socket.setSoTimeout(60_000);
                socket.getOutputStream().write('G');
            }
        }

        /** Returns when the server has closed all of them; a read that times out fails the test. */
        void awaitClosed() throws IOException {
            for (Socket socket : sockets) {
                try {
                    assertThat(socket.getInputStream().read()).isEqualTo(-1);
                } catch (SocketTimeoutException open) {
                    throw open;
                } catch (SocketException reset) {
                    assertThat(reset).hasMessageContaining("reset");
                }
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
