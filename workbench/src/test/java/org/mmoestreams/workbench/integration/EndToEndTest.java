package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.testing.WithKafka;

/** What the learner writes about a stream that nothing disturbs. */
@WithKafka
@ExtendWith(ReferenceRunExtension.class)
@Timeout(120)
final class EndToEndTest {

    private static final List<String> TASKS = List.of("income", "never_married");

    private final ReferenceRun run;

    EndToEndTest(ReferenceRun run) {
        this.run = run;
    }

    @Test
    void predictsEveryEventOnceAndOnlyOnce() {
        List<String> ids = LongStream.range(0, ReferenceRun.EVENTS)
                .mapToObj(EventIds::idOf)
                .toList();
        assertThat(run.predictions()).extracting(Said::eventId).isEqualTo(ids);
        assertThat(run.pipeline().deadLetters()).isEmpty();
        for (ConsumerRecord<byte[], byte[]> record : run.pipeline().predictionRecords()) {
            Prediction prediction = AvroBytes.to(Prediction.class, record.value());
            long index = EventIds.indexOf(prediction.getEventId());
            assertThat(new String(record.key(), UTF_8)).isEqualTo(prediction.getEventId());
            assertThat(prediction.getEventTime()).isEqualTo(CensusStream.CLOCK.timeOf(index));
            assertThat(prediction.getModelId())
                    .isEqualTo(run.pipeline().settings().applicationId() + "/0");
            assertThat(prediction.getTasks()).extracting(task -> task.getName()).isEqualTo(TASKS);
            assertThat(prediction.getTasks()).allSatisfy(task -> {
                assertThat(task.getProbability()).isBetween(0.0, 1.0);
                assertThat(task.getValue()).isNull();
            });
        }
    }

    @Test
    void predictsEachWindowWithTheModelOfTheLastOne() {
        assertThat(run.predictions()).allSatisfy(said -> assertThat(said.modelVersion())
                .isEqualTo(EventIds.indexOf(said.eventId()) / ReferenceRun.WINDOW_ROWS));
        assertThat(run.predictions()).extracting(Said::modelVersion).isSorted();
    }

    @Test
    void storesTheModelAndTheRowsThatWait() {
        assertThat(run.models()).hasSize(1);
        ModelState model = run.models().get(0);
        assertThat(model.windows()).isEqualTo(19).isEqualTo(ReferenceRun.WINDOWS);
        assertThat(model.rowsLearnt()).isEqualTo(ReferenceRun.LEARNT);
        assertThat(model.pendingRows()).isEqualTo(ReferenceRun.EVENTS - ReferenceRun.LEARNT);
        assertThat(model.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void publishesMetricsOfBothTasksInBothScopes() {
        List<Long> due = dueRows();
        for (String task : TASKS) {
            for (MetricsScope scope : List.of(MetricsScope.SLIDING, MetricsScope.TOTAL)) {
                List<Long> rows = metrics(task, scope).stream()
                        .map(TaskMetrics::getLastRow)
                        .toList();
                assertThat(rows)
                        .as("%s %s", task, scope)
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .containsAll(due);
            }
        }
        assertThat(run.metrics().get(run.metrics().size() - 1).getModelVersion())
                .isEqualTo(ReferenceRun.WINDOWS - 1);
    }

    @Test
    void publishesTheSlidingAreaThatThePredictionsHave() {
        for (int task = 0; task < TASKS.size(); task++) {
            List<TaskMetrics> sliding = metrics(TASKS.get(task), MetricsScope.SLIDING);
            assertThat(sliding).hasSizeGreaterThanOrEqualTo(dueRows().size());
            List<ScoredRow> all = scoredRows(task);
            for (TaskMetrics published : sliding) {
                List<ScoredRow> rows = all.subList((int) published.getFirstRow(), (int) published.getLastRow());
                assertThat(published.getRows()).isEqualTo(Math.min(1500, published.getLastRow()));
                assertThat(published.getRows()).isEqualTo(rows.size());
                assertThat(published.getPositives()).isEqualTo(count(rows, true));
                assertThat(published.getNegatives()).isEqualTo(count(rows, false));
                assertThat(published.getAuc()).as("%s", published).isEqualTo(areaOf(rows));
                assertThat(published.getAucError()).isZero();
                assertThat(published.getMeanPrediction())
                        .isEqualTo(
                                rows.stream()
                                        .mapToDouble(ScoredRow::score)
                                        .average()
                                        .orElseThrow(),
                                within(1e-12));
                assertThat(published.getLogLoss()).isEqualTo(logLoss(rows), within(1e-12));
            }
        }
    }

    @Test
    void publishesAnAreaSinceTheStartThatIsWithinItsBound() {
        for (int task = 0; task < TASKS.size(); task++) {
            List<ScoredRow> all = scoredRows(task);
            for (TaskMetrics published : metrics(TASKS.get(task), MetricsScope.TOTAL)) {
                List<ScoredRow> rows = all.subList(0, (int) published.getLastRow());
                assertThat(published.getRows()).isEqualTo(rows.size());
                assertThat(published.getAuc())
                        .as("%s", published)
                        .isEqualTo(areaOf(rows), within(published.getAucError() + 1e-12));
                assertThat(published.getAucError()).isLessThan(0.01);
            }
        }
    }

    @Test
    void learns() {
        TaskMetrics last = run.metrics().stream()
                .filter(metrics -> metrics.getLastRow() == ReferenceRun.LEARNT)
                .filter(metrics -> metrics.getScope() == MetricsScope.SLIDING)
                .min((a, b) -> Double.compare(a.getAuc(), b.getAuc()))
                .orElseThrow();
        assertThat(last.getAuc()).as("%s", last).isGreaterThan(0.85);
    }

    /**
     * The numbers of rows at which metrics are due: when a window ends and another 500 rows have come, and at the end.
     */
    private static List<Long> dueRows() {
        Set<Long> due = new HashSet<>();
        for (long rows = ReferenceRun.WINDOW_ROWS; rows <= ReferenceRun.LEARNT; rows += ReferenceRun.WINDOW_ROWS) {
            if (rows / 500 > (rows - ReferenceRun.WINDOW_ROWS) / 500 || rows == ReferenceRun.LEARNT) {
                due.add(rows);
            }
        }
        return List.copyOf(due);
    }

    private List<TaskMetrics> metrics(String task, MetricsScope scope) {
        return run.metrics().stream()
                .filter(metrics -> metrics.getTask().equals(task) && metrics.getScope() == scope)
                .toList();
    }

    /** The predictions of a task in the order of their topic, each with its event's label. */
    private List<ScoredRow> scoredRows(int task) {
        List<ScoredRow> rows = new ArrayList<>();
        for (Said said : run.predictions()) {
            GenericRecord event = CensusStream.event(EventIds.indexOf(said.eventId()));
            boolean positive = task == 0
                    ? event.get("income_50k").equals("50000+.")
                    : event.get("marital_stat").equals("Never married");
            rows.add(new ScoredRow(Double.longBitsToDouble(said.bits().get(task)), positive));
        }
        return rows;
    }

    private static long count(List<ScoredRow> rows, boolean positive) {
        return rows.stream().filter(row -> row.positive() == positive).count();
    }

    /**
     * The share of pairs of a positive and a negative that are in the right order, ties counting one half: by looking
     * at each.
     */
    private static Double areaOf(List<ScoredRow> rows) {
        long pairs = count(rows, true) * count(rows, false);
        if (pairs == 0) {
            return null;
        }
        ToLongFunction<ScoredRow> twiceWon = positive -> rows.stream()
                .filter(row -> !row.positive())
                .mapToLong(negative -> 1 + (int) Math.signum(Double.compare(positive.score(), negative.score())))
                .sum();
        long twice =
                rows.stream().filter(ScoredRow::positive).mapToLong(twiceWon).sum();
        return twice / (2.0 * pairs);
    }

    private static double logLoss(List<ScoredRow> rows) {
        return rows.stream()
                .mapToDouble(row -> -Math.log(row.positive() ? row.score() : 1 - row.score()))
                .average()
                .orElseThrow();
    }

    private record ScoredRow(double score, boolean positive) {}
}
