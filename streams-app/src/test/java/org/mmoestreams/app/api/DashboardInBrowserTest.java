package org.mmoestreams.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.dashboard.Browser;
import org.mmoestreams.app.http.Health;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.CalibrationBin;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;

/** The dashboard in a browser, over an API that tells what the tests commit. Only where Chromium is installed. */
@Timeout(240)
final class DashboardInBrowserTest {

    private static final String HOSTILE = "<img src=x onerror=document.title='broken'>\"";
    private static final String NO_BROWSER = "skipped, as there is no " + Browser.PROGRAM;

    @TempDir
    private Path folder;

    private ApiUnderTest api;
    private Browser browser;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        boolean isThere = Files.isExecutable(Browser.PROGRAM);
        if (!isThere) {
            System.out.println("DashboardInBrowserTest: " + NO_BROWSER);
        }
        assumeTrue(isThere, NO_BROWSER);
        api = new ApiUnderTest(List.of());
        browser = Browser.start(folder);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
            api.close();
        }
    }

    @Test
    void showsWhatIsCommittedAsItComes() {
        browser.open(api.address() + "/");
        awaitState("empty");
        for (int rows = 1_000; rows <= 20_000; rows += 1_000) {
            commit(rows, 0.5 + rows / 100_000.0);
        }
        api.commit(TopicRole.EXPERTS, ApiUnderTest.experts());
        api.commitDeadLetter(HOSTILE);
        awaitState("learning");
        browser.awaitTrue("document.querySelector('#tasks').innerText.includes('0.7000')");
        assertThat(browser.text("#overview")).contains("buys", "20,000", "0.6900 to 0.7100");
        assertThat(browser.text("#tasks"))
                .contains("Task buys", "AUC of the newest rows", "Calibration curve", "Experts of mmoe-streams/0")
                .contains("dead");
        assertThat(browser.text("[data-figure=lag]")).isEqualTo("3 records");
        assertThat(browser.text("[data-figure=waiting]")).isEqualTo("2");
        assertThat(browser.text("[data-figure=partitions]")).isEqualTo("1 of 1");
        assertThat(browser.text("#warnings")).contains("wrong", "values left out: 1 times");
        assertThat(browser.text("#letters")).contains("BAD_VALUE");
        browser.value("document.querySelector('#letters details').open = true");
        browser.awaitTrue("document.querySelector('#letters').innerText.includes('<img src=x')");
        commit(21_000, 0.4321);
        browser.awaitTrue("document.querySelector('#overview').innerText.includes('0.4321')");
        assertIsSound();
    }

    @Test
    void saysInWhichStateThingsAre() throws IOException {
        commit(1_000, 0.7);
        browser.open(api.address() + "/");
        awaitState("learning");
        api.health(new Health(true, false, "REBALANCING"));
        awaitState("restoring");
        api.health(new Health(true, false, "RUNNING"));
        awaitState("brokers-away");
        api.health(new Health(false, false, "ERROR"));
        awaitState("ended");
        api.health(new Health(true, true, "RUNNING"));
        awaitState("learning");
        api.commit(TopicRole.DRIFT, ApiUnderTest.drift("buys", null));
        awaitState("drift");
        assertThat(browser.text("#state")).contains("Change found in task buys", "adwin");
        int port = URI.create(api.address()).getPort();
        api.close();
        awaitState("lost");
        api = new ApiUnderTest(List.of("http.port=" + port));
        commit(2_000, 0.8765);
        browser.awaitTrue("document.querySelector('#overview').innerText.includes('0.8765')");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void scoresAnEventThatIsWritten() throws IOException, InterruptedException {
        browser.open(api.address() + "/");
        browser.awaitTrue("document.querySelector('#event').value.includes('WALK')");
        browser.value("document.querySelector('#ask').click()");
        browser.awaitTrue("document.querySelector('#answer').dataset.shown === 'true'");
        double scored = new JsonMapper()
                .readTree(
                        api.post("/api/predict", api.get("/api/example").body()).body())
                .at("/predictions/0/tasks/buys")
                .asDouble();
        assertThat(browser.text("#answer"))
                .contains(String.format(Locale.ROOT, "%.4f", scored), "Gates", "visits", "By model mmoe-streams/0");
        browser.value("document.querySelector('#event').value = '{\"kind\": \"SWIM\"}'");
        browser.value("document.querySelector('#ask').click()");
        browser.awaitTrue("document.querySelector('#problem').innerText.includes('SWIM')");
        assertIsSound();
    }

    @Test
    void asksForTheTokenAndSendsIt() {
        api.close();
        api = new ApiUnderTest(List.of("http.token=a-token-for-this-test"));
        commit(1_000, 0.7);
        browser.open(api.address() + "/");
        awaitState("locked");
        browser.value("document.querySelector('#secret').value = 'a-token-for-this-test';"
                + " document.querySelector('#token button').click()");
        awaitState("learning");
        browser.awaitTrue("document.querySelector('#overview').innerText.includes('0.7000')");
        commit(2_000, 0.8);
        browser.awaitTrue("document.querySelector('#overview').innerText.includes('0.8000')");
        assertThat(browser.value("document.querySelector('#token').hidden").asBoolean())
                .isTrue();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void fitsOnAPhone() {
        browser.resize(375, 700, true);
        browser.prefer("dark");
        commit(1_000, 0.7);
        commit(2_000, 0.8);
        browser.open(api.address() + "/");
        browser.awaitTrue("document.querySelector('#overview').innerText.includes('0.8000')");
        assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(375);
        assertThat(browser.value("getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo("rgb(17, 22, 29)");
    }

    private void awaitState(String state) {
        browser.awaitTrue("document.documentElement.dataset.state === '" + state + "'");
    }

    /** Nothing went wrong, nothing hostile was run, and only this server was asked. */
    private void assertIsSound() {
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.value("document.title").asText()).isEqualTo("mmoe-streams: mmoe-streams dashboard");
        assertThat(browser.text("main")).doesNotContain("NaN", "undefined", "Infinity");
        assertThat(browser.requests())
                .hasSizeGreaterThan(10)
                .allMatch(address -> address.startsWith(api.address() + "/") || address.startsWith("data:,"));
    }

    private void commit(long rows, double auc) {
        for (MetricsScope scope : List.of(MetricsScope.SLIDING, MetricsScope.TOTAL)) {
            List<Measure> measures = new ArrayList<>();
            measures.add(new Measure("auc", auc, 0.0, rows));
            measures.add(new Measure("auc_low", auc - 0.01, 0.0, rows));
            measures.add(new Measure("auc_high", auc + 0.01, 0.0, rows));
            measures.add(new Measure("log_loss", 1 - auc, 0.0, rows));
            measures.add(new Measure("calibration", 1.0, 0.0, rows));
            api.commit(
                    TopicRole.METRICS,
                    ApiUnderTest.ofTask(scope)
                            .setLastRow(rows)
                            .setRows(rows)
                            .setEventTimeTo(Instant.ofEpochMilli(1_700_000_000_000L + rows))
                            .setMeasures(measures)
                            .setCalibrationBins(List.of(new CalibrationBin(0.1, 0.2, rows, 0.15, 0.17)))
                            .build());
        }
    }
}
