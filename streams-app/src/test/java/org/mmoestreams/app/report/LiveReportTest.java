package org.mmoestreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.app.report.PublishedRecords.binary;
import static org.mmoestreams.app.report.PublishedRecords.drift;
import static org.mmoestreams.app.report.PublishedRecords.experts;
import static org.mmoestreams.app.report.PublishedRecords.fieldDrift;
import static org.mmoestreams.app.report.PublishedRecords.slice;
import static org.mmoestreams.schemas.MetricsScope.SLIDING;
import static org.mmoestreams.schemas.MetricsScope.TOTAL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.Task;

class LiveReportTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Task> tasks = Visits.schema().spec().tasks();
    private final String task = tasks.get(0).name();
    private final LiveReport live = new LiveReport(PublishedRecords.APPLICATION);

    LiveReportTest() {
        live.measured(true);
    }

    @Test
    void saysOfTheSameRecordsWhatTheReportOfTheirTopicsSays() throws IOException {
        Report report = new Report(PublishedRecords.APPLICATION);
        for (int rows = 9_000; rows <= 10_000; rows += 1_000) {
            add(report, rows, 100);
        }
        for (int rows = 1_000; rows <= 200_000; rows += 1_000) {
            add(report, rows, 200 + rows);
        }
        report.add(drift(task, 150_500, 600), 150_600);
        live.add(drift(task, 150_500, 600), 150_600);
        report.add(fieldDrift("kind", 160_000, 700), 160_600);
        live.add(fieldDrift("kind", 160_000, 700), 160_600);

        JsonNode told = JSON.readTree(live.json(tasks)).at("/tasks/0");
        JsonNode reported = JSON.readTree(ReportJson.of(report, new ReportOrigin("metrics", Instant.EPOCH)))
                .at("/tasks/0");
        assertThat(told.equals(LiveReportTest::compare, reported))
                .as("%s%n%s", told, reported)
                .isTrue();
        assertThat(told.at("/formerRuns").asInt()).isEqualTo(1);
        assertThat(told.at("/sliding/rows")).hasSize(200);
        assertThat(told.at("/experts/0/columns")).hasSizeBetween(20, 40);
        assertThat(told.at("/marks/0/at").asInt()).isEqualTo(150_500);
        assertThat(told.at("/marks/0/written").asInt()).isEqualTo(150_600);
        assertThat(told.at("/fieldMarks/0/at").asInt()).isEqualTo(160_000);
        assertThat(told.at("/slices/0/auc").asDouble()).isEqualTo(0.5);
    }

    @Test
    void hasTheFiguresWithAllTheirDigits() throws IOException {
        live.add(binary(task, SLIDING, 1_000, Map.of("auc", 0.12345678901234566)), 1);
        assertThat(JSON.readTree(live.json(tasks))
                        .at("/tasks/0/sliding/figures/auc/0")
                        .asDouble())
                .isEqualTo(0.12345678901234566);
    }

    @Test
    void hasNoFiguresWhileTheyAreMeasuredElsewhereAndGoesOnAfterwards() throws IOException {
        live.add(binary(task, SLIDING, 1_000, Map.of("auc", 0.5)), 1);
        live.add(drift(task, 900, 1), 2);
        live.measured(false);
        ObjectNode elsewhere = (ObjectNode) JSON.readTree(live.json(tasks));
        assertThat(elsewhere.get("measured").asBoolean()).isFalse();
        assertThat(elsewhere.at("/tasks/0/sliding/rows")).isEmpty();
        assertThat(elsewhere.at("/tasks/0/kind").asText()).isEqualTo("binary");
        assertThat(elsewhere.at("/tasks/0/marks")).hasSize(1);
        live.measured(true);
        live.add(binary(task, SLIDING, 5_000, Map.of("auc", 0.6)), 3);
        assertThat(JSON.readTree(live.json(tasks)).at("/tasks/0/sliding/rows")).hasSize(2);
    }

    @Test
    void losesNothingThatIsAddedWhileItIsRead() throws IOException {
        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> {
            for (int rows = 1; rows <= 20_000; rows++) {
                live.add(binary(task, SLIDING, rows, Map.of("auc", 0.5)), rows);
            }
        });
        List<Long> records = new ArrayList<>();
        while (!adding.isDone()) {
            records.add(records());
        }
        adding.join();
        assertThat(records).isSorted();
        assertThat(records()).isEqualTo(20_000);
    }

    private long records() throws IOException {
        return JSON.readTree(live.json(tasks)).at("/tasks/0/sliding/records").asLong();
    }

    /** 0 and 0.0 are the same. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return Double.compare(one.asDouble(), other.asDouble());
        }
        return one.equals(other) ? 0 : 1;
    }

    private void add(Report report, int rows, long written) {
        report.add(binary(task, SLIDING, rows, Map.of("auc", 0.5)), written);
        live.add(binary(task, SLIDING, rows, Map.of("auc", 0.5)), written);
        report.add(binary(task, TOTAL, rows, Map.of("auc", 0.25)), written);
        live.add(binary(task, TOTAL, rows, Map.of("auc", 0.25)), written);
        report.add(slice(task, rows, "kind", "WALK", 0.5), written);
        live.add(slice(task, rows, "kind", "WALK", 0.5), written);
        report.add(experts(task, rows, 0.25), written);
        live.add(experts(task, rows, 0.25), written);
    }
}
