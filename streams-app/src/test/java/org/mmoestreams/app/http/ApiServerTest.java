package org.mmoestreams.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.committed.Feed;
import org.mmoestreams.app.committed.Message;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.config.HttpSettings;
import org.mmoestreams.app.config.Settings;

@Timeout(60)
final class ApiServerTest {

    private static final String TOKEN = "a-token-of-some-length";
    private static final String PASSWORD = "changeit";

    private final Feed feed = new Feed();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void asksForTheTokenButForHealth() throws IOException, InterruptedException {
        try (ApiServer server = start("http.token=" + TOKEN)) {
            assertThat(get(server, "/open").statusCode()).isEqualTo(200);
            for (String path : List.of("/plain", "/nothing", "/events")) {
                HttpResponse<String> refused = get(server, path);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
                assertThat(refused.body()).doesNotContain(TOKEN);
            }
            for (String wrong : List.of("Bearer " + TOKEN + "x", "Bearer", TOKEN, "Basic " + TOKEN, "Bearer ")) {
                assertThat(get(server, "/plain", "Authorization", wrong).statusCode())
                        .isEqualTo(401);
            }
            assertThat(get(server, "/plain", "Authorization", "Bearer " + TOKEN).body())
                    .isEqualTo("well");
            assertThat(get(server, "/nothing", "Authorization", "bearer " + TOKEN)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void speaksTls(@TempDir Path folder) throws Exception {
        Path keystore = keystore(folder);
        try (ApiServer server = start("http.keystore=" + keystore, "http.keystore-password=" + PASSWORD)) {
            assertThat(server.address()).startsWith("https://127.0.0.1:");
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(trusting(keystore)).build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/plain"))
                    .build();
            assertThat(trusting.send(request, BodyHandlers.ofString()).body()).isEqualTo("well");
            try (Talk talk = new Talk(server.address())) {
                assertThat(talk.say("GET /plain HTTP/1.0\r\n\r\n").hear()).doesNotContain("well");
            }
        }
    }

    @Test
    void refusesKeysThatCannotBeUsed(@TempDir Path folder) throws Exception {
        Path keystore = keystore(folder);
        assertThatThrownBy(() -> start("http.keystore=" + folder.resolve("none.p12")))
                .hasMessageStartingWith("http.keystore: " + folder.resolve("none.p12") + " (expected: a PKCS #12");
        assertThatThrownBy(() -> start("http.keystore=" + keystore, "http.keystore-password=other-secret"))
                .hasMessageContaining("http.keystore-password")
                .hasMessageNotContaining("other-secret");
    }

    @Test
    void refusesKeysWithoutACertificateOrWithAnotherPassword(@TempDir Path folder) throws Exception {
        KeyStore secret = KeyStore.getInstance("PKCS12");
        secret.load(null, null);
        secret.setEntry(
                "secret",
                new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")),
                new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
        refuses(secret, folder.resolve("secret.p12"), "has no key");
        KeyStore own = KeyStore.getInstance(keystore(folder).toFile(), PASSWORD.toCharArray());
        Key key = own.getKey("mykey", PASSWORD.toCharArray());
        Certificate[] chain = own.getCertificateChain("mykey");
        KeyStore other = KeyStore.getInstance("PKCS12");
        other.load(null, null);
        other.setKeyEntry("mykey", key, "another-password".toCharArray(), chain);
        refuses(other, folder.resolve("other.p12"), "http.keystore-password");
    }

    private static void refuses(KeyStore keys, Path file, String message) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, PASSWORD.toCharArray());
        }
        HttpSettings settings = settings("http.keystore=" + file, "http.keystore-password=" + PASSWORD);
        assertThatThrownBy(() -> settings.access().keys())
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("http.keystore: ")
                .hasMessageContaining(message);
    }

    @Test
    void readsBodiesUpToTheLimit() throws IOException, InterruptedException {
        try (ApiServer server = start("http.max-body-bytes=1024")) {
            assertThat(post(server, "x".repeat(1024)).body()).isEqualTo("1024");
            assertThat(post(server, "x".repeat(1025)).statusCode()).isEqualTo(413);
            HttpRequest chunked = HttpRequest.newBuilder(URI.create(server.address() + "/count"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5000])))
                    .build();
            assertThat(client.send(chunked, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
            HttpRequest plain = HttpRequest.newBuilder(URI.create(server.address() + "/count"))
                    .POST(BodyPublishers.ofString("x"))
                    .build();
            assertThat(client.send(plain, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /../plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%2e%2e/plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /open/%2e%2e%2fplain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /open/..;/plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET //plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /plain%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /plain\\..\\x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "BREW /plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /plain HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /plain?a=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
                "POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
                "POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 99999999999999\r\n\r\n",
                "\0\0\0\0\r\n\r\n",
                "GET /plain HTTP/1.1\r\n\r\n",
            })
    void refusesWhatIsNoRequestThatItKnows(String request) throws IOException, InterruptedException {
        try (ApiServer server = start("http.timeout=PT1S");
                Talk talk = new Talk(server.address())) {
            assertThat(talk.say(request).hear())
                    .matches("(?s)HTTP/1.1 (4\\d\\d|505) .*")
                    .doesNotContain("well")
                    .doesNotContain("Exception")
                    .doesNotContain("jetty");
            assertThat(get(server, "/plain").body()).isEqualTo("well");
        }
    }

    @Test
    void refusesLargeHeaders() throws IOException, InterruptedException {
        try (ApiServer server = start("http.timeout=PT1S")) {
            assertThat(get(server, "/plain", "X-Large", "x".repeat(20_000)).statusCode())
                    .isEqualTo(431);
        }
    }

    @Test
    void closesWhatComesByADripAndAnswersOthersMeanwhile() throws IOException, InterruptedException {
        try (ApiServer server = start("http.timeout=PT1S");
                Talk head = new Talk(server.address());
                Talk body = new Talk(server.address())) {
            head.say("GET /plain HTTP/1.1\r\nX-Header: ");
            body.say("POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 500\r\n\r\n");
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        assertThat(get(server, "/plain").body()).isEqualTo("well");
                        boolean headIsClosed = isClosedTo(head);
                        boolean bodyIsClosed = isClosedTo(body);
                        return headIsClosed && bodyIsClosed;
                    });
        }
    }

    @Test
    void answersThoughMoreConnectionsStandStillThanItTakes() throws IOException, InterruptedException {
        List<Talk> halves = new ArrayList<>();
        try (ApiServer server = start("http.timeout=PT1S", "http.max-connections=8")) {
            for (int i = 0; i < 50; i++) {
                halves.add(new Talk(server.address()).say("G"));
            }
            assertThat(get(server, "/plain").body()).isEqualTo("well");
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
        try (ApiServer server = ApiServer.start(settings(), List.of(waiting, open))) {
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/waiting"))
                        .build();
                all.add(client.sendAsync(request, BodyHandlers.ofString()));
            }
            assertThat(get(server, "/open").body()).isEqualTo("open");
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
        try (ApiServer server = start("http.timeout=PT2S", "http.max-body-bytes=" + most)) {
            Talk half = new Talk(server.address());
            try {
                half.say("POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
                half.say("Content-Length: " + most + "\r\n\r\n{");
                await().pollInterval(Duration.ofMillis(20))
                        .until(() -> post(server, "x").statusCode() == 503);
                assertThat(get(server, "/open").statusCode()).isEqualTo(200);
                if (isClosed) {
                    half.close();
                }
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> post(server, "x").statusCode() == 200);
                assertThat(post(server, "x".repeat(most)).body()).isEqualTo(Integer.toString(most));
            } finally {
                half.close();
            }
        }
    }

    @Test
    void isKnownByNamesThatNobodyElseCanGiveIt() throws IOException {
        try (ApiServer server = start("http.timeout=PT1S")) {
            for (String known : List.of("localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:8080", "[::1]:80")) {
                assertThat(asked(server, "/plain", known))
                        .as(known)
                        .startsWith("HTTP/1.1 200")
                        .endsWith("well");
            }
            for (String other :
                    List.of("evil.example", "evil.example:80", "localhost.evil.example", "1.2.3.4.example")) {
                assertThat(asked(server, "/plain", other))
                        .as(other)
                        .startsWith("HTTP/1.1 421")
                        .doesNotContain("well");
                assertThat(asked(server, "/open", other)).startsWith("HTTP/1.1 200");
            }
        }
        try (ApiServer server = start("http.timeout=PT1S", "http.token=" + TOKEN)) {
            assertThat(asked(server, "/plain", "evil.example\r\nAuthorization: Bearer " + TOKEN))
                    .startsWith("HTTP/1.1 200");
            assertThat(asked(server, "/plain", "evil.example")).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void answersOnlyOnceItIsToldWhat() throws IOException, InterruptedException {
        try (ApiServer server = ApiServer.listen(settings())) {
            assertThat(get(server, "/open").statusCode()).isEqualTo(503);
            server.answer(List.of(Route.open("/open", asked -> Answer.text("text/plain", "open"))));
            assertThat(get(server, "/open").body()).isEqualTo("open");
        }
    }

    @Test
    void hasHeadersThatKeepBrowsersFromAnswersOfAnyKind() throws IOException, InterruptedException {
        try (ApiServer server = start()) {
            List<HttpResponse<?>> all = List.of(
                    get(server, "/plain"),
                    get(server, "/nothing"),
                    events(server),
                    get(server, "/plain", "X-Large", "x".repeat(20_000)));
            for (HttpResponse<?> each : all) {
                assertThat(each.headers().map())
                        .as(each.toString())
                        .containsEntry("cache-control", List.of("no-store"))
                        .containsEntry("x-content-type-options", List.of("nosniff"))
                        .containsKey("content-security-policy");
            }
        }
    }

    @Test
    void sendsMessagesAsTheyCome() throws IOException, InterruptedException {
        try (ApiServer server = start("http.timeout=PT1S")) {
            HttpResponse<InputStream> answer = events(server);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
                assertThat(lines.readLine()).isEqualTo(":");
                feed.tell(new Message("model", Map.of("version", 1)));
                feed.tell(new Message("drift", Map.of("version", 2)));
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
            await().until(() -> feed.readers() == 0);
        }
    }

    @Test
    void dropsAReaderThatIsTooSlowAndKeepsTheOthers() throws IOException, InterruptedException {
        try (ApiServer server = start("http.timeout=PT1S");
                Talk slow = new Talk(server.address())) {
            slow.say("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            await().until(() -> feed.readers() == 1);
            HttpResponse<InputStream> fast = events(server);
            Thread reading = new Thread(() -> drain(fast.body()));
            reading.setDaemon(true);
            reading.start();
            Message large = new Message("model", Map.of("text", "x".repeat(10_000)));
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        feed.tell(large);
                        return feed.readers() == 1;
                    });
            feed.tell(large);
            assertThat(feed.readers()).isEqualTo(1);
            assertThat(reading.isAlive()).isTrue();
            assertThat(slow.hear()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void hasAFewReadersOfMessagesAtATime() throws IOException, InterruptedException {
        try (ApiServer server = start()) {
            for (int i = 0; i < 16; i++) {
                assertThat(events(server).statusCode()).isEqualTo(200);
            }
            assertThat(get(server, "/events").statusCode()).isEqualTo(503);
            assertThat(get(server, "/plain").statusCode()).isEqualTo(200);
        }
    }

    private ApiServer start(String... assignments) {
        return ApiServer.start(
                settings(assignments),
                List.of(
                        Route.open("/open", asked -> Answer.text("text/plain", "open")),
                        Route.get("/plain", asked -> Answer.text("text/plain", "well")),
                        Route.get("/events", asked -> new Answer.Events(feed)),
                        Route.post(
                                "/count", asked -> Answer.text("text/plain", Integer.toString(asked.body().length)))));
    }

    private static HttpSettings settings(String... assignments) {
        List<String> all = new ArrayList<>(List.of("http.port=0"));
        all.addAll(List.of(assignments));
        return Settings.of(all.toArray(String[]::new)).http();
    }

    private static void wait(CountDownLatch goOn) {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asked(ApiServer server, String path, String host) throws IOException {
        try (Talk talk = new Talk(server.address())) {
            return talk.say("GET " + path + " HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n")
                    .hear();
        }
    }

    private HttpResponse<String> get(ApiServer server, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(ApiServer server, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/count"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<InputStream> events(ApiServer server) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.address() + "/events")).build();
        return client.send(request, BodyHandlers.ofInputStream());
    }

    private static boolean isClosedTo(Talk talk) {
        try {
            talk.say("x");
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    private static void drain(InputStream in) {
        try (in) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            // the test is over
        }
    }

    private static Path keystore(Path folder) throws IOException, InterruptedException {
        Path keystore = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keystore.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        return keystore;
    }

    private static SSLContext trusting(Path keystore) throws Exception {
        KeyStore keys = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("mykey"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
