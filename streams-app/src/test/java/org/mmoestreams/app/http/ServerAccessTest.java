package org.mmoestreams.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may ask a server, and what browsers may do with its answers. */
@Timeout(60)
final class ServerAccessTest {

    private static final String TOKEN = "a-token-of-some-length";

    @Test
    void asksForTheTokenButForHealth() throws IOException, InterruptedException {
        try (ServerUnderTest server = ServerUnderTest.start("http.token=" + TOKEN)) {
            assertThat(server.get("/open").statusCode()).isEqualTo(200);
            for (String path : List.of("/plain", "/nothing", "/events")) {
                HttpResponse<String> refused = server.get(path);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
                assertThat(refused.body()).doesNotContain(TOKEN);
            }
            for (String wrong : List.of("Bearer " + TOKEN + "x", "Bearer", TOKEN, "Basic " + TOKEN, "Bearer ")) {
                assertThat(server.get("/plain", "Authorization", wrong).statusCode())
                        .isEqualTo(401);
            }
            assertThat(server.get("/plain", "Authorization", "Bearer " + TOKEN).body())
                    .isEqualTo("well");
            assertThat(server.get("/nothing", "Authorization", "bearer " + TOKEN)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void isKnownByNamesThatNobodyElseCanGiveIt() throws IOException {
        try (ServerUnderTest server = ServerUnderTest.start("http.timeout=PT1S")) {
            for (String known : List.of("localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:8080", "[::1]:80")) {
                assertThat(server.asked("/plain", known))
                        .as(known)
                        .startsWith("HTTP/1.1 200")
                        .endsWith("well");
            }
            for (String other :
                    List.of("evil.example", "evil.example:80", "localhost.evil.example", "1.2.3.4.example")) {
                assertThat(server.asked("/plain", other))
                        .as(other)
                        .startsWith("HTTP/1.1 421")
                        .doesNotContain("well");
                assertThat(server.asked("/open", other)).startsWith("HTTP/1.1 200");
            }
        }
        try (ServerUnderTest server = ServerUnderTest.start("http.timeout=PT1S", "http.token=" + TOKEN)) {
            assertThat(server.asked("/plain", "evil.example\r\nAuthorization: Bearer " + TOKEN))
                    .startsWith("HTTP/1.1 200");
            assertThat(server.asked("/plain", "evil.example")).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void hasHeadersThatKeepBrowsersFromAnswersOfAnyKind() throws IOException, InterruptedException {
        try (ServerUnderTest server = ServerUnderTest.start()) {
            List<HttpResponse<?>> all = List.of(
                    server.get("/plain"),
                    server.get("/nothing"),
                    server.events(),
                    server.get("/plain", "X-Large", "x".repeat(20_000)));
            for (HttpResponse<?> each : all) {
                assertThat(each.headers().map())
                        .as(each.toString())
                        .containsEntry("cache-control", List.of("no-store"))
                        .containsEntry("x-content-type-options", List.of("nosniff"))
                        .containsKey("content-security-policy");
            }
        }
    }
}
