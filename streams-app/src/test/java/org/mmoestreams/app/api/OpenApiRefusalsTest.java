package org.mmoestreams.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.http.ApiServer;
import org.mmoestreams.app.http.Health;
import org.mmoestreams.app.http.Route;
import org.mmoestreams.app.http.Talk;

/** Whatever can be refused is said to be, of each route, and is refused as it is said. */
final class OpenApiRefusalsTest {

    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 (\\d{3}) .*?\r\n\r\n(.*)", Pattern.DOTALL);
    private static final Set<String> ANY = Set.of("200", "400", "405", "500", "503");
    private static final Set<String> OF_STRANGERS = Set.of("401", "421");
    private static final Set<String> OF_BODIES = Set.of("404", "413", "415", "422");

    private final ApiUnderTest api = new ApiUnderTest();
    private final OpenApiDocument document;

    OpenApiRefusalsTest() throws IOException, InterruptedException {
        document = new OpenApiDocument(api.json("/api/openapi.json"));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void namesTheStatusesThatEachRouteCanAnswerWith() {
        for (Route route : api.routes()) {
            Set<String> possible = new TreeSet<>(ANY);
            possible.addAll(route.isOpen() ? Set.of() : OF_STRANGERS);
            possible.addAll(route.method().equals("POST") ? OF_BODIES : Set.of());
            assertThat(document.operation(route).get("responses").fieldNames())
                    .toIterable()
                    .as(route.path())
                    .containsExactlyInAnyOrderElementsOf(possible);
        }
    }

    @Test
    void refusesAnotherServersNameAsItSays() throws IOException {
        for (Route route : api.routes()) {
            String answer = ask(api.address(), route, "stranger.example");
            if (route.isOpen()) {
                assertThat(answer).as(route.path()).startsWith("HTTP/1.1 200");
            } else {
                check(route, 421, answer);
            }
        }
    }

    @Test
    void refusesWhoShowsNoTokenAsItSays() throws IOException {
        try (ApiUnderTest closed = new ApiUnderTest(List.of("http.token=a-token-of-some-length"))) {
            for (Route route : closed.routes()) {
                if (!route.isOpen()) {
                    check(route, 401, ask(closed.address(), route, "localhost"));
                }
            }
        }
    }

    @Test
    void answersWhileTheLearnerStartsAsItSays() throws IOException {
        try (ApiServer starting = ApiServer.listen(Settings.of("http.port=0").http())) {
            for (Route route : api.routes()) {
                check(route, 503, ask(starting.address(), route, "localhost"));
            }
        }
    }

    @Test
    void answersForALearnerThatIsNotWellAsItSays() throws IOException {
        api.health(new Health(false, false, "ERROR"));
        for (Route route : api.routes()) {
            if (route.path().startsWith("/health/")) {
                check(route, 503, ask(api.address(), route, "localhost"));
            }
        }
    }

    private void check(Route route, int status, String answer) throws IOException {
        Matcher parts = ANSWER.matcher(answer);
        assertThat(parts.matches()).as("%s: %s", route.path(), answer).isTrue();
        assertThat(parts.group(1)).as(route.path()).isEqualTo(Integer.toString(status));
        document.check(route.method(), route.path(), status, parts.group(2));
    }

    private static String ask(String address, Route route, String host) throws IOException {
        try (Talk talk = new Talk(address)) {
            return talk.say(route.method() + " " + route.path() + " HTTP/1.1\r\nHost: " + host
                            + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                    .hear();
        }
    }
}
