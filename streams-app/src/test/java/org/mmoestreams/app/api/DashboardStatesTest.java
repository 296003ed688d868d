package org.mmoestreams.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.dashboard.Browser;
import org.mmoestreams.app.http.ApiServer;
import org.mmoestreams.app.http.Health;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.client.topics.TopicRole;

/** What the dashboard says in a browser of the state that things are in. */
@Timeout(240)
final class DashboardStatesTest {

    private static final String TOKEN = "a-token-for-this-test";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @BeforeEach
    void requireBrowser(TestInfo test) {
        Browser.require(test);
    }

    @Test
    void saysHowTheLearnerDoes() throws IOException, InterruptedException {
        try (ShownDashboard page = ShownDashboard.start(folder)) {
            Browser browser = page.browser();
            page.commit(1_000, 0.7);
            page.open();
            page.awaitState("learning");
            browser.awaitText("[data-figure=lag]", "3 records");
            page.api().health(new Health(true, false, "REBALANCING"));
            page.awaitState("restoring");
            browser.picture("restoring");
            page.api().health(new Health(true, false, "RUNNING"));
            page.awaitState("brokers-away");
            browser.awaitText("[data-note=lag]", "no newer one is known");
            browser.picture("brokers-away");
            page.api().health(new Health(false, false, "ERROR"));
            page.awaitState("ended");
            page.api().health(new Health(true, true, "RUNNING"));
            page.awaitState("learning");
            assertThat(browser.problems()).isEmpty();
        }
    }

    @Test
    void saysThatAChangeWasFoundAndMarksItOnEveryChart() throws IOException, InterruptedException {
        try (ShownDashboard page = ShownDashboard.start(folder)) {
            Browser browser = page.browser();
            page.open();
            page.awaitState("empty");
            page.api().commit(TopicRole.DRIFT, ApiUnderTest.drift(null, "place"));
            page.awaitState("drift");
            browser.awaitText("#state", "Change found in field place");
            page.api().commit(TopicRole.DRIFT, ApiUnderTest.drift("buys", null));
            browser.awaitText("#state", "Change found in task buys");
            page.commit(1_000, 0.7);
            page.commit(2_000, 0.8);
            browser.awaitText("#tasks", "2 changes, the last: change of field place found at row 1,000");
            browser.awaitText("#activity", "2 changes, the last: Change found in task buys");
            browser.picture("drift");
            page.assertIsSound();
        }
    }

    @Test
    void saysThatTheLearnerIsGoneAndStartsAndGetsWhatItMissed() throws IOException, InterruptedException {
        try (ShownDashboard page = ShownDashboard.start(folder)) {
            page.commit(1_000, 0.7);
            page.open();
            page.awaitState("learning");
            page.restart(port -> {
                page.awaitState("lost");
                page.browser().picture("lost");
                Settings starting = Settings.of(Visits.smallModel("http.port=" + port));
                try (ApiServer server = ApiServer.listen(starting.http())) {
                    assertThat(server.address()).endsWith(":" + port);
                    page.awaitState("starting");
                    assertThat(page.browser().text("#state")).startsWith("The learner starts.");
                }
            });
            page.commit(2_000, 0.8765);
            page.browser().awaitText("#overview", "0.8765");
            assertThat(page.browser().problems()).isEmpty();
        }
    }

    @Test
    void saysSinceWhenFiguresStandStillAndWhy() throws IOException, InterruptedException {
        try (ShownDashboard page = ShownDashboard.start(folder)) {
            page.commit(1_000, 0.7);
            page.open();
            page.awaitState("learning");
            page.browser().awaitText("[data-figure=read]", "300");
            page.api().failing(true);
            page.awaitState("still");
            assertThat(page.browser().text("#state"))
                    .matches("Figures stand still since \\d\\d:\\d\\d:\\d\\d UTC: no answer \\(expected: .*");
            page.browser().picture("still");
            page.api().failing(false);
            page.awaitState("learning");
        }
    }

    @Test
    void showsNoOldFiguresWhileAnotherInstanceMeasures() throws IOException, InterruptedException {
        try (ShownDashboard page = ShownDashboard.start(folder)) {
            Browser browser = page.browser();
            page.commit(1_000, 0.7);
            page.open();
            browser.awaitText("#overview", "0.7000");
            page.api().metricsEnd();
            page.awaitState("elsewhere");
            browser.awaitOnly("#overview", "");
            browser.awaitOnly("#tasks", "");
            browser.awaitText("#figures", "Another instance measures");
            browser.picture("elsewhere");
            page.api().metricsBegin();
            page.commit(2_000, 0.8);
            page.awaitState("learning");
            browser.awaitText("#overview", "0.8000");
        }
    }

    @Test
    void asksNowAndThenWhereTooManyHearAlready() throws IOException, InterruptedException {
        try (ShownDashboard page = ShownDashboard.start(folder)) {
            List<InputStream> readers = new ArrayList<>();
            for (int reader = 0; reader < 16; reader++) {
                readers.add(client.send(
                                HttpRequest.newBuilder(URI.create(page.api().address() + "/api/events"))
                                        .build(),
                                BodyHandlers.ofInputStream())
                        .body());
            }
            page.open();
            page.browser().awaitText("#feed", "16 readers already");
            page.awaitState("empty");
            page.commit(1_000, 0.7);
            page.browser().awaitText("#overview", "0.7000");
            page.awaitState("learning");
            page.commit(2_000, 0.8);
            page.browser().awaitText("#overview", "0.8000");
            assertThat(page.browser().text("#feed")).contains("16 readers already");
            for (InputStream reader : readers) {
                reader.close();
            }
            page.browser().awaitTrue("document.querySelector('#feed').innerText === ''");
        }
    }

    @Test
    void asksForTheTokenAndSaysWhereItIsAnother() throws IOException, InterruptedException {
        try (ShownDashboard page = ShownDashboard.start(folder, "http.token=" + TOKEN)) {
            Browser browser = page.browser();
            page.commit(1_000, 0.7);
            page.open();
            page.awaitState("locked");
            browser.awaitTrue("document.activeElement.id === 'secret'");
            browser.awaitOnly("#refused", "");
            give(browser, "pàss wörd");
            browser.awaitText("#refused", "No token has such characters");
            give(browser, "another-token-than-that");
            browser.awaitText("#refused", "The learner refused this token.");
            browser.picture("locked");
            give(browser, TOKEN);
            page.awaitState("learning");
            browser.awaitText("#overview", "0.7000");
            page.commit(2_000, 0.8);
            browser.awaitText("#overview", "0.8000");
            assertThat(browser.value("document.querySelector('#token').hidden").asBoolean())
                    .isTrue();
            assertThat(browser.problems()).isEmpty();
        }
    }

    private static void give(Browser browser, String token) {
        browser.value("document.querySelector('#secret').value = '" + token
                + "'; document.querySelector('#token button').click()");
    }
}
