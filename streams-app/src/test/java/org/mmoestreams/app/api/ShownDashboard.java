package org.mmoestreams.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mmoestreams.app.dashboard.Browser;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.CalibrationBin;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/** The dashboard of an API that tells what the tests commit, in a browser. */
final class ShownDashboard implements AutoCloseable {

    private final Browser browser;
    private ApiUnderTest api;

    private ShownDashboard(Browser browser, ApiUnderTest api) {
        this.browser = browser;
        this.api = api;
    }

    /**
     * Starts both; the page is not open yet.
     *
     * @param folder an empty folder, for the browser
     * @param settings of the learner, {@code key=value} each
     */
    static ShownDashboard start(Path folder, String... settings) throws IOException, InterruptedException {
        Browser browser = Browser.start(folder);
        browser.resize(1200, 1500, false);
        try {
            return new ShownDashboard(browser, new ApiUnderTest(List.of(settings)));
        } catch (RuntimeException failed) {
            browser.close();
            throw failed;
        }
    }

    ApiUnderTest api() {
        return api;
    }

    Browser browser() {
        return browser;
    }

    void open() {
        browser.open(api.address() + "/");
    }

    /** The process ends; what is done meanwhile; another one starts on its port. */
    void restart(Meanwhile meanwhile) {
        int port = URI.create(api.address()).getPort();
        api.close();
        meanwhile.onPort(port);
        api = new ApiUnderTest(List.of("http.port=" + port));
    }

    void awaitState(String state) {
        browser.awaitTrue("document.documentElement.dataset.state === '" + state + "'");
    }

    /** Commits metrics of both scopes after so many rows of the binary task. */
    void commit(long rows, double auc) {
        commit(
                "buys",
                rows,
                Map.of(
                        "auc",
                        auc,
                        "auc_low",
                        auc - 0.01,
                        "auc_high",
                        auc + 0.01,
                        "log_loss",
                        1 - auc,
                        "calibration",
                        1.0,
                        "label_delay_p50_ms",
                        1_000.0,
                        "label_delay_p95_ms",
                        90_000.0));
    }

    /** Commits metrics of both scopes after so many rows of a task. */
    void commit(String task, long rows, Map<String, Double> figures) {
        for (MetricsScope scope : List.of(MetricsScope.SLIDING, MetricsScope.TOTAL)) {
            api.commit(TopicRole.METRICS, metrics(task, scope, rows, figures).build());
        }
    }

    /** Commits a slice of the newest rows. */
    void commitSlice(String task, long rows, String value, Map<String, Double> figures) {
        api.commit(
                TopicRole.METRICS,
                metrics(task, MetricsScope.SLICE, rows, figures)
                        .setSliceField("kind")
                        .setSliceKind("value")
                        .setSliceValue(value)
                        .build());
    }

    /** Nothing went wrong, nothing hostile was run, and only this server was asked. */
    void assertIsSound() {
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.text("#broken")).isEmpty();
        assertThat(browser.value("document.title").asText()).isEqualTo("mmoe-streams: mmoe-streams dashboard");
        assertThat(browser.text("main")).doesNotContain("NaN", "undefined", "Infinity", "null");
        assertThat(browser.requests())
                .hasSizeGreaterThan(10)
                .allMatch(address -> address.startsWith(api.address() + "/") || address.startsWith("data:,"));
    }

    @Override
    public void close() {
        try {
            browser.close();
        } finally {
            api.close();
        }
    }

    private static TaskMetrics.Builder metrics(
            String task, MetricsScope scope, long rows, Map<String, Double> figures) {
        boolean isBinary = figures.containsKey("auc");
        return ApiUnderTest.ofTask(scope)
                .setTask(task)
                .setLastRow(rows)
                .setRows(rows)
                .setPositives(isBinary ? 40 : 0)
                .setNegatives(isBinary ? 60 : 0)
                .setAuc(figures.get("auc"))
                .setEventTimeTo(Instant.ofEpochMilli(1_700_000_000_000L + rows))
                .setMeasures(figures.entrySet().stream()
                        .map(each -> new Measure(each.getKey(), each.getValue(), 0.0, rows))
                        .toList())
                .setCalibrationBins(isBinary ? List.of(new CalibrationBin(0.1, 0.2, rows, 0.15, 0.17)) : List.of());
    }

    /** What is done while no learner runs. */
    @FunctionalInterface
    interface Meanwhile {

        /** @param port of the learner that ran */
        void onPort(int port);
    }
}
