package org.mmoestreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.app.report.PublishedRecords.binary;
import static org.mmoestreams.app.report.PublishedRecords.drift;
import static org.mmoestreams.app.report.PublishedRecords.experts;
import static org.mmoestreams.app.report.PublishedRecords.fieldDrift;
import static org.mmoestreams.app.report.PublishedRecords.regression;
import static org.mmoestreams.app.report.PublishedRecords.slice;
import static org.mmoestreams.app.report.PublishedRecords.sliceWith;
import static org.mmoestreams.schemas.MetricsScope.SLIDING;
import static org.mmoestreams.schemas.MetricsScope.TOTAL;
import static org.mmoestreams.schemas.MetricsScope.TUMBLING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final ReportOrigin ORIGIN = new ReportOrigin("shop.metrics", Instant.ofEpochMilli(1_000));
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private final Report report = new Report(PublishedRecords.APPLICATION);

    @Test
    void hasEveryTaskAndFigureOfTheRecords() throws IOException {
        Map<String, Double> buys = Map.of("auc", 0.8123456789, "auc_low", 0.8, "auc_high", 0.82, "log_loss", 0.3);
        for (int rows = 1_000; rows <= 3_000; rows += 1_000) {
            report.add(binary("buys", SLIDING, rows, buys), 1);
            report.add(binary("buys", TOTAL, rows, Map.of("labels_joined", rows / 2.0)), 1);
            report.add(regression("stays", SLIDING, rows, Map.of("rmse", 4.5, "something_new", 1.0)), 1);
        }
        JsonNode data = data();
        assertThat(data.at("/application").asText()).isEqualTo("shop");
        assertThat(data.at("/topic").asText()).isEqualTo("shop.metrics");
        assertThat(data.at("/tasks/0/name").asText()).isEqualTo("buys");
        assertThat(data.at("/tasks/0/kind").asText()).isEqualTo("binary");
        assertThat(numbers(data.at("/tasks/0/sliding/rows"))).containsExactly(1_000.0, 2_000.0, 3_000.0);
        assertThat(numbers(data.at("/tasks/0/sliding/times"))).containsExactly(1_000.0, 2_000.0, 3_000.0);
        assertThat(numbers(data.at("/tasks/0/sliding/versions"))).containsExactly(3.0, 7.0, 11.0);
        assertThat(numbers(data.at("/tasks/0/sliding/figures/auc"))).containsOnly(0.812346);
        assertThat(fieldNames(data.at("/tasks/0/sliding/figures"))).containsExactlyInAnyOrderElementsOf(buys.keySet());
        assertThat(numbers(data.at("/tasks/0/total/figures/labels_joined"))).containsExactly(500.0, 1_000.0, 1_500.0);
        assertThat(numbers(data.at("/tasks/0/curves/sliding/1/rate"))).isEmpty();
        assertThat(data.at("/tasks/0/curves/sliding/1/rate").asDouble()).isEqualTo(0.91);
        assertThat(data.at("/tasks/0/curves/total/0/rows").asLong()).isEqualTo(1_500);
        assertThat(data.at("/tasks/1/name").asText()).isEqualTo("stays");
        assertThat(data.at("/tasks/1/kind").asText()).isEqualTo("regression");
        assertThat(numbers(data.at("/tasks/1/sliding/figures/rmse"))).containsExactly(4.5, 4.5, 4.5);
    }

    @Test
    void worksCalibrationOutWhereABuildBeforeItWroteTheRecord() throws IOException {
        report.add(binary("buys", SLIDING, 100, Map.of("mean_prediction", 0.3, "positive_rate", 0.25)), 1);
        report.add(binary("buys", SLIDING, 200, Map.of("mean_prediction", 0.3, "positive_rate", 0.0)), 1);
        assertThat(data().at("/tasks/0/sliding/figures/calibration").toString()).isEqualTo("[1.2,null]");
    }

    @Test
    void marksChangesAtTheRowOfTheirEventTime() throws IOException {
        report.add(binary("buys", TOTAL, 1_000, Map.of()), 1);
        report.add(binary("buys", TOTAL, 3_000, Map.of()), 2);
        report.add(drift("buys", 2_250, 8), 2);
        report.add(regression("stays", SLIDING, 2_200, Map.of()), 2);
        report.add(drift("stays", 2_250, 8), 2);
        report.add(fieldDrift("country", 2_500, 9), 2);
        JsonNode data = data();
        assertThat(data.at("/tasks/0/marks")).hasSize(1);
        assertThat(data.at("/tasks/0/marks/0/at").asLong()).isEqualTo(2_250);
        assertThat(data.at("/tasks/0/marks/0/detector").asText()).isEqualTo("adwin");
        assertThat(data.at("/tasks/1/marks/0/at").asLong())
                .as("without metrics of all rows")
                .isEqualTo(2_200);
        assertThat(data.at("/fields")).hasSize(1);
        assertThat(data.at("/fields/0/about").asText()).isEqualTo("country");
    }

    @Test
    void isAboutTheLastRunOfALearnerAlone() throws IOException {
        report.add(binary("buys", SLIDING, 9_000, Map.of("auc", 0.9)), 100);
        report.add(binary("buys", TOTAL, 9_000, Map.of("auc", 0.9)), 100);
        report.add(slice("buys", 9_000, "sex", "F", 0.7), 100);
        report.add(binary("buys", SLIDING, 1_000, Map.of("auc", 0.6)), 200);
        report.add(binary("buys", TOTAL, 1_000, Map.of("auc", 0.6)), 200);
        report.add(drift("buys", 8_000, 30), 90);
        report.add(drift("buys", 500, 40), 190);
        report.add(experts("buys", 30, 0.9), 90);
        JsonNode task = data().at("/tasks/0");
        assertThat(numbers(task.at("/sliding/rows"))).containsExactly(1_000.0);
        assertThat(numbers(task.at("/total/rows"))).containsExactly(1_000.0);
        assertThat(task.at("/formerRuns").asInt()).isEqualTo(1);
        assertThat(task.at("/slices")).isEmpty();
        assertThat(task.at("/experts")).isEmpty();
        assertThat(task.at("/marks")).hasSize(1);
        assertThat(task.at("/marks/0/rows").asLong()).isEqualTo(500);
    }

    @Test
    void leavesOutChangesOfAModelThatBeganAnewAndOfOtherApplications() throws IOException {
        Report other = new Report("shopping");
        other.add(binary("buys", TOTAL, 1_000, Map.of()), 1);
        other.add(drift("buys", 500, 3), 1);
        assertThat(data(other).at("/tasks/0/marks")).isEmpty();
        report.add(binary("buys", TOTAL, 1_000, Map.of()), 1);
        report.add(drift("buys", 700, 30), 1);
        report.add(drift("buys", 500, 3), 1);
        assertThat(data().at("/tasks/0/marks")).hasSize(1);
        assertThat(data().at("/tasks/0/marks/0/rows").asLong()).isEqualTo(500);
    }

    @Test
    void listsTheSlicesOfTheLastPublicationTheWorstFirst() throws IOException {
        report.add(slice("buys", 1_000, "sex", "X", 0.1), 1);
        report.add(slice("buys", 1_000, "gone", "Y", 0.1), 1);
        report.add(binary("buys", SLIDING, 2_000, Map.of("auc", 0.8)), 2);
        report.add(slice("buys", 2_000, "sex", "F", 0.9), 2);
        report.add(slice("buys", 2_000, "sex", "M", 0.7), 2);
        report.add(slice("buys", 2_000, "sex", null, null), 2);
        JsonNode slices = data().at("/tasks/0/slices");
        assertThat(slices).hasSize(3);
        assertThat(slices.at("/0/value").asText()).isEqualTo("M");
        assertThat(slices.at("/0/auc").asDouble()).isEqualTo(0.7);
        assertThat(slices.at("/1/value").asText()).isEqualTo("F");
        assertThat(slices.at("/2/kind").asText()).isEqualTo("missing");
        assertThat(slices.at("/2/auc").isNull()).isTrue();
    }

    @Test
    void listsTheSlicesOfATaskWithoutClassesByFallingError() throws IOException {
        report.add(regression("stays", SLIDING, 2_000, Map.of("rmse", 3.0)), 2);
        report.add(sliceWith("stays", 2_000, "sex", "F", Map.of("rmse", 2.0)), 2);
        report.add(sliceWith("stays", 2_000, "sex", "M", Map.of("rmse", 4.0)), 2);
        report.add(sliceWith("stays", 2_000, "sex", null, Map.of()), 2);
        JsonNode slices = data().at("/tasks/0/slices");
        assertThat(slices.findValuesAsText("value")).containsExactly("M", "F", "");
        assertThat(slices.at("/0/rmse").asDouble()).isEqualTo(4.0);
    }

    @Test
    void hasTheUseOfEachModelsExpertsInAtMostFortyColumns() throws IOException {
        report.add(binary("buys", SLIDING, 1_000, Map.of()), 0);
        for (int record = 0; record < 1_000; record++) {
            report.add(experts("buys", 4L * record, 0.25), 1);
        }
        JsonNode model = data().at("/tasks/0/experts/0");
        assertThat(model.at("/model").asText()).isEqualTo("shop/0");
        assertThat(model.at("/columns").size()).isBetween(20, 40);
        JsonNode newest = model.at("/columns").get(model.at("/columns").size() - 1);
        assertThat(newest.at("/to").asLong()).isEqualTo(4 * 999 + 3);
        assertThat(newest.at("/cells/0/weight").asDouble()).isEqualTo(0.25);
        assertThat(newest.at("/cells/1/dead").asBoolean()).isTrue();
        assertThat(model.at("/duplicates/0/cosine").asDouble()).isEqualTo(0.9995);
    }

    @Test
    void keepsTwoThousandPointsOfALongStreamWithBothEnds() throws IOException {
        for (int rows = 1; rows <= 50_000; rows++) {
            report.add(binary("buys", SLIDING, rows, Map.of("auc", 0.5)), 1);
        }
        List<Double> rows = numbers(data().at("/tasks/0/sliding/rows"));
        assertThat(rows).hasSizeBetween(1_000, 2_000).startsWith(1.0).endsWith(50_000.0);
        assertThat(data().at("/tasks/0/sliding/records").asLong()).isEqualTo(50_000);
    }

    @Test
    void leavesOutScopesThatItDoesNotDraw() {
        report.add(binary("buys", TUMBLING, 1_000, Map.of()), 1);
        assertThat(report.isEmpty()).isTrue();
    }

    @Test
    void namesCannotLeaveThePlaceOfTheData() throws IOException {
        List<String> hostile = List.of(
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "\"quotes' & \\ ends",
                "@data@ $1 @style@",
                "line\nand\u2028separator");
        hostile.forEach(name -> report.add(binary(name, SLIDING, 1_000, Map.of("auc", 0.5)), 1));
        report.add(slice(hostile.get(0), 1_000, "</script>", "<b>", 0.5), 1);
        report.note("</script>");
        String page = ReportPage.of(report, ORIGIN);
        assertThat(data(page).findValuesAsText("name")).isEqualTo(hostile);
        assertThat(page.split("</script>", -1)).hasSize(5);
        assertThat(page).doesNotContain("alert(1)</");
    }

    @Test
    void asksNoHostForAnything() {
        report.add(binary("buys", SLIDING, 1_000, Map.of("auc", 0.5)), 1);
        String page = ReportPage.of(report, ORIGIN)
                .replaceAll("/\\*!? https://github.com/leeoniya/uPlot \\(v[0-9.]+\\) \\*/", "")
                .replace("'http://www.w3.org/2000/svg'", "");
        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("@import")
                .doesNotContain("url(")
                .doesNotContain(" src=")
                .contains("default-src 'none'")
                .contains("The MIT License (MIT)");
        assertThat(Pattern.compile("<link[^>]*href=\"([^\"]*)\"").matcher(page).results())
                .allSatisfy(link -> assertThat(link.group(1)).isEqualTo("data:,"));
    }

    private JsonNode data() throws IOException {
        return data(report);
    }

    private static JsonNode data(Report report) throws IOException {
        return data(ReportPage.of(report, ORIGIN));
    }

    private static JsonNode data(String page) throws IOException {
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        return new JsonMapper().readTree(data.group(1));
    }

    private static List<Double> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }

    private static List<String> fieldNames(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
