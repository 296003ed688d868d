package org.mmoestreams.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

final class PrometheusTest {

    private static final String PROMTOOL = "promtool";

    private final ApiUnderTest api = new ApiUnderTest();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void tellsAllFiguresByNamesOfTheirOwn() throws IOException, InterruptedException {
        String figures = api.get("/metrics").body();
        assertThat(figures.lines())
                .contains(
                        "mmoe_events_read_total 300.0",
                        "mmoe_rows_learnt_total 100.0",
                        "mmoe_labels_read_total 9.0",
                        "mmoe_dead_letters_total{reason=\"BAD_VALUE\"} 2.0",
                        "mmoe_dead_letters_total{reason=\"UNKNOWN_SCHEMA\"} 0.0",
                        "mmoe_incidents_total{name=\"values left out\"} 1.0",
                        "mmoe_waiting_rows{partition=\"0\"} 2.0",
                        "mmoe_live 1.0",
                        "mmoe_model_version{partition=\"0\"} 0.0",
                        "mmoe_task_auc{scope=\"sliding\",task=\"buys\"} 0.75",
                        "mmoe_task_auc_low{scope=\"total\",task=\"buys\"} 0.7",
                        "mmoe_task_label_delay_p50_seconds{scope=\"sliding\",task=\"buys\"} 1.5",
                        "mmoe_task_oldest_waiting_event_time_seconds{scope=\"total\",task=\"buys\"} 1.7E9",
                        "mmoe_expert_weight{expert=\"1\",partition=\"0\",task=\"buys\"} 0.4",
                        "mmoe_dead_experts{partition=\"0\",task=\"buys\"} 1.0",
                        "mmoe_drifts_total{kind=\"task\",name=\"buys\"} 1.0",
                        "mmoe_drifts_total{kind=\"field\",name=\"place\"} 1.0",
                        "kafka_streams_consumer_lag_records 7.0",
                        "kafka_streams_commits_total 5.0")
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"))
                .anyMatch(line -> line.startsWith("mmoe_off_heap_bytes"))
                .noneMatch(line -> line.contains("tumbling") || line.contains("mmoe_task_calibration"));
    }

    @Test
    void followsWhatIsCommittedWithoutMoreLines() throws IOException, InterruptedException {
        long before = api.get("/metrics").body().lines().count();
        for (int i = 0; i < 100; i++) {
            api.commit(TopicRole.METRICS, ApiUnderTest.metrics(MetricsScope.SLIDING));
        }
        String figures = api.get("/metrics").body();
        assertThat(figures.lines().filter(line -> line.startsWith("mmoe_task_")))
                .hasSizeLessThan(40);
        assertThat(figures.lines().count()).isLessThan(before + 10);
    }

    @Test
    void saysNoMoreWhatIsSoNoMore() throws IOException, InterruptedException {
        assertThat(api.get("/metrics").body())
                .contains(
                        "mmoe_task_auc_low",
                        "mmoe_task_oldest_waiting_event_time",
                        "kafka_streams_consumer_lag_records ");
        for (MetricsScope scope : List.of(MetricsScope.SLIDING, MetricsScope.TOTAL)) {
            TaskMetrics without = TaskMetrics.newBuilder(ApiUnderTest.metrics(scope))
                    .setMeasures(List.of(new Measure("auc", 0.5, 0.0, 100L), new Measure("auc_low", null, null, 100L)))
                    .build();
            api.commit(TopicRole.METRICS, without);
        }
        api.lag(Double.NaN);
        assertThat(api.get("/metrics").body())
                .contains("mmoe_task_auc{scope=\"total\",task=\"buys\"} 0.5", "kafka_streams_commits_total")
                .doesNotContain(
                        "mmoe_task_auc_low",
                        "mmoe_task_oldest_waiting_event_time",
                        "kafka_streams_consumer_lag_records ");
        api.lag(8);
        assertThat(api.get("/metrics").body()).contains("kafka_streams_consumer_lag_records 8.0");
    }

    @Test
    void leavesTheMetricsToWhoeverHasTheScoredWindows() throws IOException, InterruptedException {
        assertThat(api.get("/metrics").body()).contains("mmoe_task_rows{", "mmoe_gate_entropy{");
        api.metricsEnd();
        assertThat(api.get("/metrics").body())
                .contains("mmoe_drifts_total")
                .doesNotContain("mmoe_task_", "mmoe_gate_entropy{", "mmoe_expert_weight{");
        assertThat(api.json("/api/tasks").at("/tasks/0/sliding").isNull()).isTrue();
        assertThat(api.json("/api/experts").toString()).doesNotContain("buys");
    }

    @Test
    void isWhatPrometheusTakes() throws IOException, InterruptedException {
        assumeTrue(hasPromtool(), PROMTOOL + " is not installed (Debian's package prometheus has it)");
        Path figures = Files.createTempFile("mmoe-figures", ".txt");
        try {
            Files.writeString(figures, api.get("/metrics").body());
            Process check = new ProcessBuilder(PROMTOOL, "check", "metrics")
                    .redirectInput(figures.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(check.getInputStream().readAllBytes(), UTF_8);
            assertThat(check.waitFor()).as(said).isZero();
            assertThat(said).isEmpty();
        } finally {
            Files.delete(figures);
        }
    }

    private static boolean hasPromtool() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROMTOOL)));
    }
}
