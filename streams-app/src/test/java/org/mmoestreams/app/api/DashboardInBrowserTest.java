package org.mmoestreams.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.dashboard.Browser;
import org.mmoestreams.client.topics.TopicRole;

/** What the dashboard shows in a browser, of what the tests commit. */
@Timeout(240)
final class DashboardInBrowserTest {

    private static final String HOSTILE = "<img src=x onerror=document.title='broken'>\"";

    @TempDir
    private Path folder;

    private ShownDashboard page;
    private Browser browser;

    @BeforeEach
    void start(TestInfo test) throws IOException, InterruptedException {
        Browser.require(test);
        page = ShownDashboard.start(folder);
        browser = page.browser();
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
    }

    @Test
    void showsWhatIsCommittedAsItComes() {
        page.open();
        page.awaitState("empty");
        browser.picture("empty");
        for (int rows = 1_000; rows <= 20_000; rows += 1_000) {
            page.commit(rows, 0.5 + rows / 100_000.0);
        }
        page.api().commit(TopicRole.EXPERTS, ApiUnderTest.experts());
        page.api().commitDeadLetter(HOSTILE);
        page.awaitState("learning");
        browser.awaitText("#tasks", "0.7000");
        browser.awaitText("#tasks", "Experts of mmoe-streams/0");
        browser.awaitText("#overview", "buys", "20,000", "0.6900 to 0.7100");
        browser.awaitText(
                "#tasks",
                "Task buys",
                "AUC of the newest rows",
                "Calibration curve",
                "versions 0 to 3: weight 0.6000",
                "dead");
        browser.awaitOnly("[data-figure=waiting]", "2");
        browser.awaitOnly("[data-figure=partitions]", "1 of 2");
        browser.awaitText("#here", "has partitions 0 of 2; others have the rest");
        browser.awaitText("[data-figure=delay]", "1.5 min");
        browser.awaitOnly("[data-note=delay]", "task buys, all rows");
        browser.awaitText("#warnings", "wrong", "values left out: once since the process started");
        browser.awaitText("#letters", "BAD_VALUE");
        browser.awaitTrue("document.querySelector('#letters details') !== null");
        browser.value("document.querySelector('#letters details').open = true");
        browser.awaitText("#letters", "<img src=x");
        browser.picture("learning");
        // asked for no more unless it is told
        browser.value("Sources.stateOf('history').between = () => Infinity; 0");
        page.commit(21_000, 0.4321);
        browser.awaitText("#overview", "0.4321");
        page.assertIsSound();
    }

    @Test
    void saysHowFarBehindItIsAndWhatIsNotCounted() {
        page.open();
        browser.awaitText("[data-figure=lag]", "at least 3 records");
        browser.awaitOnly("[data-note=lag]", "records wait for their schema");
        browser.awaitOnly("[data-figure=scored]", "9 records");
        browser.awaitText("#parts", "mmoe-streams-scored-windows");
        browser.awaitOnly("[data-figure=commit-latency]", "12.5 ms");
        page.assertIsSound();
    }

    @Test
    void showsTheOldestCommitOfSeveralPartitions() {
        page.open();
        browser.awaitText("[data-figure=commit]", "ago");
        browser.awaitTrue("parseFloat(document.querySelector('[data-figure=commit]').innerText) >= 4");
        page.api().begin(1);
        browser.awaitText("[data-figure=partitions]", "2 of 2");
        browser.awaitText("[data-figure=commit]", " to ");
        browser.awaitText("[data-note=commit]", "the oldest: partition 0");
        browser.awaitOnly("[data-figure=version]", "0, 0");
        browser.awaitOnly("#here", "This instance has all partitions.");
        page.assertIsSound();
    }

    @Test
    void showsARegressionTaskAndTheWorstSlicesOfEachKindFirst() {
        for (long rows = 1_000; rows <= 2_000; rows += 1_000) {
            page.commit(rows, 0.7);
            page.commit("spends", rows, Map.of("rmse", 4.5, "absolute_error", 2.25, "r_squared", 0.5));
        }
        page.commitSlice("buys", 2_000, "WALK", Map.of("auc", 0.9));
        page.commitSlice("buys", 2_000, "FLY", Map.of("auc", 0.6));
        page.commitSlice("spends", 2_000, "WALK", Map.of("rmse", 1.5));
        page.commitSlice("spends", 2_000, "FLY", Map.of("rmse", 7.5));
        page.open();
        browser.awaitText("#tasks", "Slices of the newest rows, task spends");
        browser.awaitText("#overview", "root mean squared error", "4.5000", "0.5000");
        browser.awaitText("#tasks", "Task spends", "Error of the newest rows");
        String slices = "[aria-label='Slices of the newest rows, task %s, the worst first'] table";
        assertThat(browser.text(String.format(slices, "buys")))
                .matches("(?s)field.*AUC.*log loss.*FLY.*0\\.6000.*WALK.*0\\.9000.*");
        assertThat(browser.text(String.format(slices, "spends")))
                .matches("(?s)field.*root mean squared error.*FLY.*7\\.5000.*WALK.*1\\.5000.*")
                .doesNotContain("AUC");
        page.assertIsSound();
    }

    @Test
    void scoresAnEventThatIsWritten() throws IOException, InterruptedException {
        page.open();
        browser.awaitTrue("document.querySelector('#event').value.includes('WALK')");
        browser.value("document.querySelector('#ask').click()");
        browser.awaitTrue("document.querySelector('#answer').dataset.shown === 'true'");
        JsonNode scored = new JsonMapper()
                .readTree(page.api()
                        .post("/api/predict", page.api().get("/api/example").body())
                        .body());
        assertThat(browser.text("#answer"))
                .contains(String.format(
                        Locale.ROOT,
                        "%.4f",
                        scored.at("/predictions/0/tasks/buys").asDouble()))
                .contains("Gates", "visits", "By model mmoe-streams/0, version 0");
        browser.value("document.querySelector('#event').value = '{\"kind\": \"SWIM\"}'");
        browser.value("document.querySelector('#ask').click()");
        browser.awaitText("#problem", "SWIM");
        page.assertIsSound();
    }

    @Test
    void fitsOnAPhoneInTheDark() {
        browser.resize(375, 1400, true);
        browser.prefer("dark");
        page.commit(1_000, 0.7);
        page.commit(2_000, 0.8);
        page.open();
        browser.awaitText("#overview", "0.8000");
        browser.picture("phone-dark");
        assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(375);
        assertThat(browser.value("getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo("rgb(17, 22, 29)");
    }

    @Test
    void goesOnAndSaysSoWhereSomethingCannotBeDrawn() {
        page.commit(1_000, 0.7);
        page.open();
        browser.awaitText("#overview", "0.7000");
        browser.value("(() => { const draw = Tasks.overview;"
                + " Tasks.overview = () => { Tasks.overview = draw; throw new Error('no ink'); }; })()");
        page.commit(2_000, 0.8);
        browser.awaitText("#broken", "no ink");
        page.commit(3_000, 0.9);
        browser.awaitText("#overview", "0.9000");
    }
}
