package org.mmoestreams.workbench.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.bench.BenchReport;
import org.mmoestreams.workbench.bench.Machine;
import org.mmoestreams.workbench.data.Census;

class StreamBenchTest {

    /** So few events take several commits, too, and the work of a learner that is killed is soon taken over. */
    private static final List<String> SETTINGS = List.of(
            "kafka.commit.interval.ms=20",
            "kafka.session.timeout.ms=3000",
            "kafka.heartbeat.interval.ms=500",
            "kafka.transaction.timeout.ms=3000");

    @TempDir
    private Path folder;

    @Test
    void measuresEveryPartAndReportsIt() throws Exception {
        StreamBenchOptions options = new StreamBenchOptions(
                EnumSet.allOf(StreamPart.class),
                new Census(),
                List.of(),
                40_000,
                1,
                List.of(2),
                List.of(500),
                Duration.ofSeconds(1),
                1,
                SETTINGS,
                Optional.empty());

        StreamFigures figures = StreamBench.run(options, () -> false, line -> {});

        Throughput throughput = figures.throughput().get(0);
        assertThat(throughput.slices())
                .extracting(SliceFigures::subject)
                .containsExactly("pass-through", "records", "learner");
        assertThat(throughput.of(Subject.LEARNER).learnerSpeed().median()).isEqualTo(1);
        assertThat(throughput.slices().get(2).changelog().bytes()).containsOnlyKeys("metrics", "model", "window");
        assertThat(throughput.slices().get(2).changelog().commits()).isPositive();
        assertThat(figures.latency()).extracting(Latency::subject).containsExactly("pass-through", "learner");
        assertThat(figures.latency()).allSatisfy(latency -> {
            assertThat(latency.events()).isEqualTo(500);
            assertThat(latency.p50()).isPositive().isLessThanOrEqualTo(latency.longest());
        });
        assertThat(figures.restore().killToAssignment().median()).isPositive();
        assertThat(StreamTable.of(figures).toString().lines().collect(Collectors.toList()))
                .hasSize(12)
                .anyMatch(line -> line.startsWith("latency at 500 events/s"));
        Path report = folder.resolve("report.json");
        BenchReport.of("stream", Machine.here(), figures).write(report);
        JsonNode json = new JsonMapper().readTree(report.toFile());
        assertThat(json.at("/figures/throughput/0/subjects/2/eventsPerSecond/median")
                        .asDouble())
                .isEqualTo(throughput.of(Subject.LEARNER).eventsPerSecond().median());
    }
}
