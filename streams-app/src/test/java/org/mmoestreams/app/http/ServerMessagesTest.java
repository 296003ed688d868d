package org.mmoestreams.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mmoestreams.app.committed.Message;

/** Messages to readers of server-sent events, fast and slow ones. */
@Timeout(60)
final class ServerMessagesTest {

    @Test
    void sendsMessagesAsTheyCome() throws IOException, InterruptedException {
        try (ServerUnderTest server = ServerUnderTest.start("http.timeout=PT1S")) {
            HttpResponse<InputStream> answer = server.events();
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
                assertThat(lines.readLine()).isEqualTo(":");
                server.feed().tell(new Message("model", Map.of("version", 1)));
                server.feed().tell(new Message("drift", Map.of("version", 2)));
                List<String> said = new ArrayList<>();
                while (said.size() < 6) {
                    String line = lines.readLine();
                    if (!line.isEmpty() && !line.startsWith(":")) {
                        said.add(line);
                    }
                }
                assertThat(said)
                        .containsExactly(
                                "id: 1",
                                "event: model",
                                "data: {\"version\":1}",
                                "id: 2",
                                "event: drift",
                                "data: {\"version\":2}");
                // longer than the time-out of other connections
                for (int beats = 0; beats < 8; ) {
                    beats += lines.readLine().equals(":") ? 1 : 0;
                }
            }
            await().until(() -> server.feed().readers() == 0);
        }
    }

    @Test
    void dropsAReaderThatIsTooSlowAndKeepsTheOthers() throws IOException, InterruptedException {
        try (ServerUnderTest server = ServerUnderTest.start("http.timeout=PT1S");
                Talk slow = new Talk(server.address())) {
            slow.say("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            await().until(() -> server.feed().readers() == 1);
            HttpResponse<InputStream> fast = server.events();
            Thread reading = new Thread(() -> drain(fast.body()));
            reading.setDaemon(true);
            reading.start();
            Message large = new Message("model", Map.of("text", "x".repeat(10_000)));
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        server.feed().tell(large);
                        return server.feed().readers() == 1;
                    });
            server.feed().tell(large);
            assertThat(server.feed().readers()).isEqualTo(1);
            assertThat(reading.isAlive()).isTrue();
            assertThat(slow.hear()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void hasAFewReadersOfMessagesAtATime() throws IOException, InterruptedException {
        try (ServerUnderTest server = ServerUnderTest.start()) {
            for (int i = 0; i < 16; i++) {
                assertThat(server.events().statusCode()).isEqualTo(200);
            }
            assertThat(server.get("/events").statusCode()).isEqualTo(503);
            assertThat(server.get("/plain").statusCode()).isEqualTo(200);
        }
    }

    private static void drain(InputStream in) {
        try (in) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            // the test is over
        }
    }
}
