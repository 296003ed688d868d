package org.mmoestreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.app.report.PublishedRecords.binary;
import static org.mmoestreams.app.report.PublishedRecords.drift;
import static org.mmoestreams.app.report.PublishedRecords.experts;
import static org.mmoestreams.app.report.PublishedRecords.regression;
import static org.mmoestreams.app.report.PublishedRecords.slice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.dashboard.Browser;
import org.mmoestreams.schemas.MetricsScope;

/** The page in a browser. Only where there is one. */
@Timeout(120)
class ReportInBrowserTest {

    private static final String HOSTILE = "<img src=x onerror=document.title='broken'>\"";

    @TempDir
    private Path folder;

    @BeforeEach
    void requireBrowser(TestInfo test) {
        Browser.require(test);
    }

    @Test
    void drawsEveryChartAndTable() throws Exception {
        Report report = new Report(PublishedRecords.APPLICATION);
        for (int rows = 1_000; rows <= 20_000; rows += 1_000) {
            Map<String, Double> all = figures(Figures.SLIDING, rows);
            report.add(binary("buys", MetricsScope.SLIDING, rows, all), 1);
            report.add(binary("buys", MetricsScope.TOTAL, rows, figures(Figures.TOTAL, rows)), 1);
            report.add(regression("stays", MetricsScope.SLIDING, rows, Map.of("rmse", 3.0, "r_squared", 0.5)), 1);
            report.add(experts("buys", rows / 256, 0.3), 1);
        }
        report.add(slice("buys", 20_000, "sex", HOSTILE, 0.7), 1);
        report.add(drift("buys", 15_000, 58), 1);
        report.add(binary(HOSTILE, MetricsScope.SLIDING, 1_000, Map.of("auc", 0.5)), 1);
        String page = shown(report);
        // buys: 6 of quality, 3 of labels, rows, version, experts; stays: 2, rows, version; the last: 2, rows, version
        assertThat(page.substring(0, page.indexOf("<style>")))
                .contains("data-drawn=\"20\"")
                .contains("<title>shop: mmoe-streams report</title>");
        String body = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
        assertThat(body)
                .contains("Task buys", "Task stays", "Calibration curve", "Delay of labels", "Experts of shop/0")
                .contains("change found at row 15,000")
                .contains("Slices of the newest rows, task buys")
                .contains("aria-label=\"AUC of the newest rows. AUC: newest 0.7000, from 0.5100 to 0.7000.")
                .contains("Task &lt;img")
                .doesNotContain("<img", "NaN", "undefined");
    }

    private static Map<String, Double> figures(Iterable<String> names, int rows) {
        Map<String, Double> figures = new HashMap<>();
        double value = 0.5 + rows / 100_000.0;
        names.forEach(name -> figures.put(name, name.startsWith("label") ? rows : value));
        return figures;
    }

    /** The document as it is once its scripts have run. */
    private String shown(Report report) throws IOException, InterruptedException {
        Path page = Files.writeString(
                folder.resolve("report.html"),
                ReportPage.of(report, new ReportOrigin("shop.metrics", Instant.ofEpochMilli(1_000))));
        Path document = folder.resolve("document.html");
        Path log = folder.resolve("log");
        Process browser = new ProcessBuilder(
                        Browser.PROGRAM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(log.toFile())
                .redirectOutput(document.toFile())
                .start();
        try {
            assertThat(browser.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            browser.destroyForcibly();
        }
        assertThat(Files.readString(log, StandardCharsets.ISO_8859_1)).doesNotContain("Uncaught");
        return Files.readString(document);
    }
}
