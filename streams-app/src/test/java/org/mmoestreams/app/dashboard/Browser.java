package org.mmoestreams.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.TestInfo;

/** Chromium without a screen, told what to do by its DevTools protocol: one page in it. */
public final class Browser implements AutoCloseable {

    /** Where Debian's package has it, or where {@code -Dmmoe.chromium} says. */
    public static final Path PROGRAM = Path.of(System.getProperty("mmoe.chromium", "/usr/bin/chromium"));

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    private Browser(Process process, String page) {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(page), new Hearing())
                .join();
    }

    /**
     * Starts it.
     *
     * @param folder an empty folder, for its profile
     */
    public static Browser start(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            Path port = folder.resolve("DevToolsActivePort");
            await().atMost(PATIENCE).until(() -> Files.exists(port) && Files.size(port) > 0);
            URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
            String pages = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                    .body();
            Browser browser = new Browser(
                    process,
                    JSON.readTree(pages).get(0).get("webSocketDebuggerUrl").asText());
            browser.ask("Network.enable", "{}");
            browser.ask("Runtime.enable", "{}");
            browser.ask("Log.enable", "{}");
            return browser;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    /** Skips a test, and says so by its name, where there is no browser. */
    public static void require(TestInfo test) {
        String skipped = test.getTestClass().map(Class::getSimpleName).orElse("") + "." + test.getDisplayName()
                + ": skipped, as there is no " + PROGRAM + " (-Dmmoe.chromium=PROGRAM names another)";
        boolean isThere = Files.isExecutable(PROGRAM);
        if (!isThere) {
            System.out.println(skipped);
        }
        assumeTrue(isThere, skipped);
    }

    /** Goes to an address. */
    public void open(String address) {
        ask("Page.navigate", JSON.createObjectNode().put("url", address).toString());
    }

    /** Takes another size, in pixels of style. */
    public void resize(int width, int height, boolean isPhone) {
        ask(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", isPhone)
                        .toString());
    }

    /** Prefers dark colours, or light ones. */
    public void prefer(String colours) {
        ask(
                "Emulation.setEmulatedMedia",
                "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"" + colours + "\"}]}");
    }

    /** What an expression of JavaScript gives; a promise's value. */
    public JsonNode value(String expression) {
        ObjectNode asked = JSON.createObjectNode()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true);
        return ask("Runtime.evaluate", asked.toString()).at("/result/value");
    }

    /** The text of the first element that a selector finds; empty where there is none. */
    public String text(String selector) {
        return value("document.querySelector(" + JSON.valueToTree(selector) + ")?.innerText ?? ''")
                .asText();
    }

    /** Waits until an expression is true. */
    public void awaitTrue(String expression) {
        await(expression).atMost(PATIENCE).until(() -> value(expression).asBoolean(false));
    }

    /** Writes a picture of what is to be seen, as PNG, below {@code target/pictures} for people to look at. */
    public void picture(String name) {
        byte[] picture = Base64.getDecoder()
                .decode(ask("Page.captureScreenshot", "{}").get("data").asText());
        try {
            Path folder = Files.createDirectories(Path.of("target", "pictures"));
            Files.write(folder.resolve(name + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until an element has some texts in it, in whatever order. */
    public void awaitText(String selector, String... texts) {
        await(selector).atMost(PATIENCE).untilAsserted(() -> assertThat(text(selector))
                .contains(texts));
    }

    /** Waits until an element has one text and nothing more; an empty one: until it has none. */
    public void awaitOnly(String selector, String text) {
        await(selector).atMost(PATIENCE).untilAsserted(() -> assertThat(text(selector))
                .isEqualTo(text));
    }

    /** The addresses that were asked for so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What was not caught, and what the security policy refused. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    private JsonNode ask(String method, String parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(number, answer);
        socket.sendText(
                        "{\"id\": " + number + ", \"method\": \"" + method + "\", \"params\": " + parameters + "}",
                        true)
                .join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void take(JsonNode message) {
        CompletableFuture<JsonNode> asked = open.remove(message.path("id").asInt());
        if (asked != null) {
            asked.complete(message.path("result"));
            return;
        }
        switch (message.path("method").asText()) {
            case "Network.requestWillBeSent" ->
                requests.add(message.at("/params/request/url").asText());
            case "Runtime.exceptionThrown" ->
                problems.add(message.at("/params/exceptionDetails").toString());
            case "Log.entryAdded" -> {
                if (message.at("/params/entry/source").asText().equals("security")) {
                    problems.add(message.at("/params/entry/text").asText());
                }
            }
            default -> {
                // of no interest
            }
        }
    }

    private final class Hearing implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    take(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    problems.add(e.toString());
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
