package org.mmoestreams.workbench.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mmoestreams.workbench.testing.FreePort;

/** Prometheus with {@code deploy/prometheus/prometheus.yaml} and its rules, on loopback. */
public final class PrometheusProcess implements AutoCloseable {

    /** The program's name. */
    public static final String NAME = "prometheus";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONFIGURATION = "prometheus.yaml";
    private static final int SECONDS_TO_STOP = 20;

    private final Process process;
    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();

    private PrometheusProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts one that scrapes a learner each second in place of that of the Compose file, and returns once it answers.
     *
     * @param folder for its configuration and data
     * @param learner as {@code host:port}
     */
    public static PrometheusProcess scraping(Program program, Path folder, String learner) throws IOException {
        String configuration = Files.readString(Alert.FOLDER.resolve(CONFIGURATION));
        Files.writeString(
                folder.resolve(CONFIGURATION),
                configuration.replace("learner:8080", learner).replaceAll("_interval: \\d+s", "_interval: 1s"));
        Files.copy(Alert.FOLDER.resolve(Alert.FILE), folder.resolve(Alert.FILE));
        String listens = "127.0.0.1:" + FreePort.any();
        Process process = new ProcessBuilder(
                        program.path().toString(),
                        "--config.file=" + folder.resolve(CONFIGURATION),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + listens)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        PrometheusProcess started = new PrometheusProcess(process, "http://" + listens);
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> !started.names()
                .isEmpty());
        return started;
    }

    /** The names of all metrics that were scraped. */
    public List<String> names() throws IOException, InterruptedException {
        return JSON.convertValue(
                get("/api/v1/label/__name__/values").path("data"),
                JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    /** The answer to a query now; {@code error} says what is wrong with it, {@code data.result} has the series. */
    public JsonNode ask(String query) throws IOException, InterruptedException {
        return get("/api/v1/query?query=" + URLEncoder.encode(query, UTF_8));
    }

    /** The rules, as they were looked at last. */
    public JsonNode rules() throws IOException, InterruptedException {
        return get("/api/v1/rules").at("/data/groups/0/rules");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }
}
