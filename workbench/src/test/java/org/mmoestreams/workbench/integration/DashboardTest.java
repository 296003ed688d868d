package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.dashboard.Browser;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** The dashboard of a learner that learns, beside what a consumer of committed records reads from its topics. */
@WithKafka
@Timeout(240)
final class DashboardTest {

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    DashboardTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void requireBrowser(TestInfo test) {
        Browser.require(test);
    }

    @Test
    void showsTheFiguresOfTheTopics() throws IOException, InterruptedException {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1, "http.port=0", "topics.experts=" + TestKafka.unique("e"));
        try (LearnerJvm learner = pipeline.startJvm();
                Browser browser = Browser.start(Files.createDirectory(folder.resolve("browser")))) {
            browser.resize(1200, 2400, false);
            browser.open(ApiClient.addressOf(learner) + "/");
            browser.awaitTrue("document.documentElement.dataset.state === 'empty'");
            pipeline.replay(RowRange.first(ReferenceRun.EVENTS));
            pipeline.send(List.of(new Message(null, new byte[] {1, 2, 3})));
            List<TaskMetrics> published = pipeline.awaitMetrics(ReferenceRun.LEARNT, 2);
            pipeline.awaitDeadLetters(1);
            browser.awaitText("#overview", count(ReferenceRun.LEARNT));
            for (String task : List.of("income", "never_married")) {
                requireDrawn(browser, task, MetricsScope.SLIDING, published);
                requireDrawn(browser, task, MetricsScope.TOTAL, published);
                TaskMetrics newest = newest(published, task);
                browser.awaitText(
                        "#overview",
                        shown(newest, "auc"),
                        shown(newest, "auc_low") + " to " + shown(newest, "auc_high"),
                        shown(newest, "log_loss"),
                        shown(newest, "calibration"));
                browser.awaitText("#tasks", "Task " + task, "Calibration curve");
            }
            browser.awaitText("#tasks", "Experts of " + pipeline.settings().applicationId() + "/0");
            browser.awaitText("[data-figure=version]", count(ReferenceRun.WINDOWS));
            browser.awaitText("[data-figure=read]", count(ReferenceRun.EVENTS + 1));
            browser.awaitText("[data-figure=learnt]", count(ReferenceRun.LEARNT));
            browser.awaitText("[data-figure=letters]", "1");
            browser.awaitText("#letters", "NOT_SINGLE_OBJECT");
            // markers of transactions are none
            browser.awaitTrue("document.querySelector('[data-figure=lag]').innerText === '0 records'");
            browser.awaitTrue("document.querySelector('[data-figure=scored]').innerText === '0 records'");
            browser.awaitTrue("document.querySelector('[data-figure=commit-latency]').innerText !== '–'");
            browser.awaitOnly("[data-note=commit]", "all is read");
            browser.awaitOnly("#application", pipeline.settings().applicationId());
            assertThat(browser.problems()).isEmpty();
            browser.picture("learner");
            learner.kill();
            browser.awaitTrue("document.documentElement.dataset.state === 'lost'");
        }
    }

    /** Every value of every chart of a scope is that of a record, in their order. */
    private static void requireDrawn(Browser browser, String task, MetricsScope scope, List<TaskMetrics> published) {
        List<TaskMetrics> records = published.stream()
                .filter(each -> each.getTask().equals(task) && each.getScope() == scope)
                .toList();
        JsonNode drawn = browser.value("History.tasks().find(task => task.name === '" + task + "')."
                + scope.name().toLowerCase(Locale.ROOT));
        assertThat(numbers(drawn.get("rows")))
                .isEqualTo(
                        records.stream().map(each -> (double) each.getLastRow()).toList());
        assertThat(drawn.get("figures").properties()).hasSizeGreaterThan(5).allSatisfy(figure -> assertThat(
                        numbers(figure.getValue()))
                .as(figure.getKey())
                .isEqualTo(records.stream()
                        .map(each -> measure(each, figure.getKey()))
                        .toList()));
    }

    private static List<Double> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.isNull() ? Double.valueOf(Double.NaN) : Double.valueOf(each.asDouble()))
                .toList();
    }

    private static double measure(TaskMetrics metrics, String name) {
        return metrics.getMeasures().stream()
                .filter(each -> each.getName().equals(name) && each.getValue() != null)
                .mapToDouble(Measure::getValue)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static TaskMetrics newest(List<TaskMetrics> published, String task) {
        return published.stream()
                .filter(each -> each.getTask().equals(task) && each.getScope() == MetricsScope.SLIDING)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String shown(TaskMetrics metrics, String name) {
        return new BigDecimal(measure(metrics, name))
                .setScale(4, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
