package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.ShopVisits;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** What is published of a user's stream is what its predictions and the file's labels say, worked out the plain way. */
@WithKafka
@Timeout(180)
final class OwnFiguresTest {

    private static final int EVENTS = 1_000;
    private static final String SPEC = """
            event-id: visit
            event-time: came_at
            nominal: [{field: kind, capacity: 2}]
            continuous: [{field: basket, buckets: {width: 10, max: 100}}]
            tasks:
              - {name: buys, field: bought, positive: 1}
              - {name: age, field: visitor.age, kind: regression, scale: log1p}
            ignored: [visitor.country]
            """;

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    OwnFiguresTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void publishesTheFiguresThatThePredictionsHave() throws IOException {
        ShopVisits.write(folder);
        Path spec = Files.writeString(folder.resolve("visit.yaml"), SPEC);
        Path schema = folder.resolve("visit.avsc");
        List<String> rows = ShopVisits.rows(EVENTS, 3);
        Pipeline pipeline = Pipeline.create(
                kafka,
                folder,
                1,
                "window.rows=50",
                "metrics.every-rows=100",
                "event.schema=" + schema,
                "event.spec=" + spec);
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            CapturedRun replay = CapturedRun.of(
                    pipeline.commandLine("replay", "--rows", csv(rows).toString()));
            assertThat(replay.exitCode()).as(replay.err()).isZero();
            List<Said> said = pipeline.awaitPredictions(EVENTS);
            List<TaskMetrics> metrics = pipeline.awaitMetrics(EVENTS, 1);
            TaskMetrics age = total(metrics, "age");
            checkBuys(total(metrics, "buys"), scored(said, rows, 0, cells -> cells[0].equals("true") ? "1" : "0"));
            checkAge(
                    age, scored(said, rows, 1, cells -> cells[cells.length - 2]).subList(0, (int) age.getRows()));
        }
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    private static void checkBuys(TaskMetrics published, List<double[]> scored) {
        assertThat(published.getRows()).isEqualTo(scored.size());
        double won = 0;
        double pairs = 0;
        double loss = 0;
        for (double[] one : scored) {
            loss -= Math.log(one[1] == 1 ? one[0] : 1 - one[0]) / scored.size();
            for (double[] other : scored) {
                if (one[1] == 1 && other[1] == 0) {
                    pairs++;
                    won += one[0] > other[0] ? 1 : one[0] == other[0] ? 0.5 : 0;
                }
            }
        }
        assertThat(published.getAuc()).isEqualTo(won / pairs, within(published.getAucError() + 1e-12));
        assertThat(published.getAuc()).isGreaterThan(0.7);
        assertThat(published.getLogLoss()).isEqualTo(loss, within(1e-12));
    }

    private static void checkAge(TaskMetrics published, List<double[]> scored) {
        assertThat(published.getRows()).isBetween(200L, 600L);
        double mean = scored.stream().mapToDouble(one -> one[1]).average().orElseThrow();
        double squares = 0;
        double absolute = 0;
        double around = 0;
        for (double[] one : scored) {
            squares += (one[0] - one[1]) * (one[0] - one[1]) / scored.size();
            absolute += Math.abs(one[0] - one[1]) / scored.size();
            around += (one[1] - mean) * (one[1] - mean) / scored.size();
        }
        assertThat(published.getPositiveRate()).isNull();
        assertThat(measure(published, "rmse")).isEqualTo(Math.sqrt(squares), within(1e-9));
        assertThat(measure(published, "absolute_error")).isEqualTo(absolute, within(1e-9));
        assertThat(measure(published, "r_squared")).isEqualTo(1 - squares / around, within(1e-9));
        assertThat(measure(published, "mean_label")).isEqualTo(mean, within(1e-9));
    }

    private static double measure(TaskMetrics metrics, String name) {
        return metrics.getMeasures().stream()
                .filter(measure -> measure.getName().equals(name))
                .findFirst()
                .map(Measure::getValue)
                .orElseThrow();
    }

    private static TaskMetrics total(List<TaskMetrics> metrics, String task) {
        return metrics.stream()
                .filter(each -> each.getTask().equals(task) && each.getScope() == MetricsScope.TOTAL)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Each prediction of a task with the row's label, of the rows that have one. */
    private static List<double[]> scored(
            List<Said> said, List<String> rows, int task, Function<String[], String> label) {
        Map<String, String> labels = new HashMap<>();
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            labels.put(cells[1], label.apply(cells));
        }
        List<double[]> scored = new ArrayList<>();
        for (Said each : said) {
            String known = labels.get(each.eventId());
            if (!known.isEmpty()) {
                scored.add(new double[] {Double.longBitsToDouble(each.bits().get(task)), Double.parseDouble(known)});
            }
        }
        return scored;
    }

    private Path csv(List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(rows);
        lines.add(0, ShopVisits.HEADER);
        return Files.write(folder.resolve("rows.csv"), lines);
    }
}
