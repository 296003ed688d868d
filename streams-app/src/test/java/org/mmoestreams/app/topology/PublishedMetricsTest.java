package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.metrics.BruteForce;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.schemas.TaskPrediction;

/** The metrics are those of the predictions that were published, against the labels that were sent. */
class PublishedMetricsTest {

    private static final int WINDOW = 8;
    private static final int SLIDING = 30;

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void canBeWorkedOutAnewFromThePredictions(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<GenericRecord> visits = new VisitStream(0.8, 1000, 0, 0).records(chance, 120);
        try (LearnerDriver driver =
                LearnerDriver.ofVisits("metrics.sliding-rows=" + SLIDING, "metrics.every-rows=16")) {
            visits.forEach(visit -> driver.send(Visits.bytes(visit)));
            driver.advance(Duration.ofSeconds(2));
            List<List<TaskPrediction>> predicted = new ArrayList<>();
            driver.predictions().forEach(prediction -> predicted.add(prediction.getTasks()));
            assertThat(predicted).hasSameSizeAs(visits);
            List<Row> buys = rows(visits, predicted, "bought", 0);
            List<Row> spends = rows(visits, predicted, "spent", 1);
            for (TaskMetrics metrics : newest(driver.metrics())) {
                List<Row> all = metrics.getTask().equals("buys") ? buys : spends;
                boolean sliding = metrics.getScope() == MetricsScope.SLIDING;
                List<Row> rows = sliding ? all.subList(Math.max(0, all.size() - SLIDING), all.size()) : all;
                if (metrics.getTask().equals("buys")) {
                    BruteForce.assertBinary(metrics, rows);
                } else {
                    BruteForce.assertRegression(metrics, rows);
                }
            }
        }
    }

    @Test
    void areOverAllRowsThoughEachStepWouldBlowTheModelUp() {
        SplittableRandom chance = new SplittableRandom(5);
        List<GenericRecord> visits = new VisitStream(1, 1000, 0, 0).records(chance, 20 * WINDOW);
        try (LearnerDriver driver =
                LearnerDriver.ofVisits("optimizer.kind=sgd", "optimizer.learning-rate=1e30", "metrics.every-rows=16")) {
            visits.forEach(visit -> driver.send(Visits.bytes(visit)));
            driver.advance(Duration.ofSeconds(2));
            List<Boolean> numbers = driver.predictions().stream()
                    .map(prediction ->
                            Double.isFinite(prediction.getTasks().get(1).getValue()))
                    .toList();
            assertThat(numbers).hasSameSizeAs(visits).containsOnly(true);
            assertThat(newest(driver.metrics())).allSatisfy(metrics -> {
                assertThat(metrics.getLastRow()).isPositive();
                assertThat(metrics.getUnscoredRows()).isZero();
            });
        }
    }

    /** The last four: two scopes of two tasks. */
    private static List<TaskMetrics> newest(List<TaskMetrics> metrics) {
        assertThat(metrics).hasSizeGreaterThanOrEqualTo(4);
        List<TaskMetrics> last = metrics.subList(metrics.size() - 4, metrics.size());
        assertThat(last)
                .extracting(each -> each.getTask() + " " + each.getScope())
                .containsExactly("buys SLIDING", "buys TOTAL", "spends SLIDING", "spends TOTAL");
        return last;
    }

    /** The task's labelled rows in closed windows, the oldest first. */
    private static List<Row> rows(
            List<GenericRecord> visits, List<List<TaskPrediction>> predicted, String label, int task) {
        List<Integer> labelled = new ArrayList<>();
        for (int i = 0; i < visits.size(); i++) {
            if (visits.get(i).get("bought") != null || visits.get(i).get("spent") != null) {
                labelled.add(i);
            }
        }
        List<Row> rows = new ArrayList<>();
        List<Integer> closed = new ArrayList<>(labelled.subList(0, labelled.size() / WINDOW * WINDOW));
        closed.sort(Comparator.comparing((Integer i) -> (long) visits.get(i).get("at"))
                .thenComparing(i -> keyOf(visits.get(i)), Long::compareUnsigned));
        for (int i : closed) {
            Object value = visits.get(i).get(label);
            TaskPrediction said = predicted.get(i).get(task);
            if (value instanceof Boolean bought) {
                rows.add(new Row(said.getProbability(), bought ? 1 : 0));
            } else if (value instanceof Double spent) {
                rows.add(new Row(said.getValue(), spent));
            }
        }
        return rows;
    }

    private static long keyOf(GenericRecord visit) {
        return SchemaNormalization.fingerprint64(visit.get("id").toString().getBytes(StandardCharsets.UTF_8));
    }
}
