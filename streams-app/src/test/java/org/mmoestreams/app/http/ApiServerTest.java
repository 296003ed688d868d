package org.mmoestreams.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is taken, and that nobody keeps others from their answers. */
@Timeout(60)
final class ApiServerTest {

    @Test
    void answersOnlyOnceItIsToldWhat() throws IOException, InterruptedException {
        ApiServer listening = ApiServer.listen(ServerUnderTest.settings());
        try (ServerUnderTest server = ServerUnderTest.of(listening)) {
            assertThat(server.get("/open").statusCode()).isEqualTo(503);
            listening.answer(List.of(Route.open("/open", asked -> Answer.text("text/plain", "open"))));
            assertThat(server.get("/open").body()).isEqualTo("open");
        }
    }

    @Test
    void readsBodiesUpToTheLimit() throws IOException, InterruptedException {
        try (ServerUnderTest server = ServerUnderTest.start("http.max-body-bytes=1024")) {
            assertThat(server.post("x".repeat(1024)).body()).isEqualTo("1024");
            assertThat(server.post("x".repeat(1025)).statusCode()).isEqualTo(413);
            HttpRequest.Builder chunked = server.count()
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5000])));
            assertThat(server.send(chunked).statusCode()).isEqualTo(413);
            HttpRequest.Builder plain = server.count().POST(BodyPublishers.ofString("x"));
            assertThat(server.send(plain).statusCode()).isEqualTo(415);
        }
    }

    @Test
    void refusesLargeHeaders() throws IOException, InterruptedException {
        try (ServerUnderTest server = ServerUnderTest.start("http.timeout=PT1S")) {
            assertThat(server.get("/plain", "X-Large", "x".repeat(20_000)).statusCode())
                    .isEqualTo(431);
        }
    }

    @Test
    void closesWhatComesByADripAndAnswersOthersMeanwhile() throws IOException, InterruptedException {
        try (ServerUnderTest server = ServerUnderTest.start("http.timeout=PT1S");
                Talk head = new Talk(server.address());
                Talk body = new Talk(server.address())) {
            head.say("GET /plain HTTP/1.1\r\nX-Header: ");
            body.say("POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 500\r\n\r\n");
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        assertThat(server.get("/plain").body()).isEqualTo("well");
                        boolean headIsClosed = isClosedTo(head);
                        boolean bodyIsClosed = isClosedTo(body);
                        return headIsClosed && bodyIsClosed;
                    });
        }
    }

    @Test
    void answersThoughMoreConnectionsStandStillThanItTakes() throws IOException, InterruptedException {
        List<Talk> halves = new ArrayList<>();
        try (ServerUnderTest server = ServerUnderTest.start("http.timeout=PT1S", "http.max-connections=8")) {
            for (int i = 0; i < 50; i++) {
                halves.add(new Talk(server.address()).say("G"));
            }
            assertThat(server.get("/plain").body()).isEqualTo("well");
        } finally {
            for (Talk half : halves) {
                half.close();
            }
        }
    }

    @Test
    void answersForHealthThoughAllOthersWait() throws IOException, InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        Route waiting = Route.get("/waiting", asked -> {
            wait(goOn);
            return Answer.text("text/plain", "waited");
        });
        Route open = Route.open("/open", asked -> Answer.text("text/plain", "open"));
        ApiServer listening = ApiServer.start(ServerUnderTest.settings(), List.of(waiting, open));
        try (ServerUnderTest server = ServerUnderTest.of(listening)) {
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(server.begin("/waiting"));
            }
            assertThat(server.get("/open").body()).isEqualTo("open");
            goOn.countDown();
            for (CompletableFuture<HttpResponse<String>> each : all) {
                assertThat(each.join().body()).isEqualTo("waited");
            }
        } finally {
            goOn.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void boundsTheBytesOfAllBodiesAndGetsThemBack(boolean isClosed) throws IOException, InterruptedException {
        int most = 16 * 1024 * 1024;
        try (ServerUnderTest server = ServerUnderTest.start("http.timeout=PT2S", "http.max-body-bytes=" + most)) {
            Talk half = new Talk(server.address());
            try {
                half.say("POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
                half.say("Content-Length: " + most + "\r\n\r\n{");
                await().pollInterval(Duration.ofMillis(20))
                        .until(() -> server.post("x").statusCode() == 503);
                assertThat(server.get("/open").statusCode()).isEqualTo(200);
                if (isClosed) {
                    half.close();
                }
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> server.post("x").statusCode() == 200);
                assertThat(server.post("x".repeat(most)).body()).isEqualTo(Integer.toString(most));
            } finally {
                half.close();
            }
        }
    }

    private static void wait(CountDownLatch goOn) {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isClosedTo(Talk talk) {
        try {
            talk.say("x");
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}
