package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.metrics.BruteForce;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.app.observe.LabelsSeen;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.app.testing.LogLines;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskMetrics;

/** What is to be seen of labels that come late: how they are scored, counted and warned of. */
class LateLabelsTest {

    private static final int WINDOW = 8;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SplittableRandom random = new SplittableRandom(31);
    private final List<GenericRecord> visits = new ArrayList<>();
    private final List<Row> buys = new ArrayList<>();
    private final List<TaskMetrics> published = new ArrayList<>();
    private LearnerDriver driver = learner();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aLabelManyWindowsLaterIsScoredWithThePredictionThatWasPublished() {
        GenericRecord waiting = Visits.unlabelled(random, 0, Visits.START);
        send(waiting);
        sendLabelled(10 * WINDOW);
        double published = probabilityOf(waiting);
        driver.label("visit-0", Visits.START + 5000, "buys", true);
        waiting.put("id", "the same again");
        send(waiting);
        sendLabelled(WINDOW - 1);
        assertThat(probabilityOf(waiting)).as("of the model by now").isNotEqualTo(published);
        buys.add(new Row(published, 1));
        assertScored();
        assertThat(measures(newest(MetricsScope.TOTAL)))
                .containsEntry("labels_joined", 1.0)
                .containsEntry("labels_waiting", 1.0);
    }

    @Test
    void aFakeNegativeAndItsCorrectionAreBothScored() {
        GenericRecord waiting = Visits.unlabelled(random, 0, Visits.START);
        send(waiting);
        double published = probabilityOf(waiting);
        sendLabelledAfter(2 * MINUTE.toMillis(), 3 * WINDOW - 1);
        buys.add(new Row(published, 0));
        assertScored();
        driver.label("visit-0", Visits.START + 3 * MINUTE.toMillis(), "buys", true);
        sendLabelledAfter(4 * MINUTE.toMillis(), WINDOW - 1);
        buys.add(new Row(published, 1));
        assertScored();
        assertThat(measures(newest(MetricsScope.TOTAL)))
                .containsEntry("labels_expired", 1.0)
                .containsEntry("labels_corrected", 1.0)
                .hasEntrySatisfying("label_delay_p50_ms", delay -> assertThat(delay)
                        .isCloseTo(3.0 * MINUTE.toMillis(), withPercentage(1)));
    }

    @Test
    void countsAreAmongTheVitalSignsAsLongAsThePartitionIsHere() {
        send(Visits.unlabelled(random, 0, Visits.START));
        driver.label("visit-0", Visits.START + 700, "spends", 12.5);
        driver.label("unknown", Visits.START + 800, "buys", true);
        LabelsSeen seen = driver.observed().labels().get(0);
        assertThat(seen.waitingRows()).isOne();
        assertThat(seen.earlyLabels()).isOne();
        assertThat(seen.tasks().get("spends"))
                .containsEntry("labels_joined", 1L)
                .containsEntry("labels_waiting", 0L)
                .containsKey("label_delay_p99_ms");
        assertThat(seen.tasks().get("buys"))
                .containsEntry("labels_waiting", 1L)
                .containsKey("oldest_waiting_event_time");
        LearnerDriver closed = driver;
        closed.close();
        driver = learner();
        assertThat(closed.observed().labels()).isEmpty();
    }

    @Test
    void thereIsNothingOfLabelsWhereTheyComeWithTheirEvents() {
        driver.close();
        driver = LearnerDriver.ofVisits();
        sendLabelled(WINDOW);
        driver.advance(Duration.ofSeconds(2));
        assertThat(driver.observed().labels()).isEmpty();
        assertThat(driver.metrics()).isNotEmpty().allSatisfy(metrics -> assertThat(measures(metrics))
                .noneSatisfy((name, value) -> assertThat(name).startsWith("label")));
    }

    @Test
    void warnsOfRowsThatAreThrownOutAndOfEventsThatTakeThePlaceOfOthers() {
        driver.close();
        driver = learner("labels.max-waiting=100");
        for (int i = 0; i < 101; i++) {
            send(Visits.unlabelled(random, i, Visits.START + i));
        }
        send(Visits.unlabelled(random, 100, Visits.START + 100));
        Map<String, Long> incidents = driver.observed().incidents();
        assertThat(incidents)
                .containsEntry("Events that took the place of one of the same id", 1L)
                .containsKey("Labels not learnt, since too many rows or labels waited");
        assertThat(incidents.get("Labels not learnt, since too many rows or labels waited"))
                .isEqualTo(driver.observed().labels().get(0).tasks().values().stream()
                        .mapToLong(figures -> figures.get("labels_displaced"))
                        .sum());
    }

    @Test
    void warnsOfLabelsThatCannotBeUsedAsOfLabels() {
        driver.close();
        driver = learner("labels.wait-for-event=PT1M");
        try (LogLines log = LogLines.of(Observations.class)) {
            driver.label("visit-0", Visits.START, "sleeps", true);
            driver.label("nobody", Visits.START, "buys", true);
            sendLabelledAfter(0, 1);
            sendLabelledAfter(3 * MINUTE.toMillis(), 3);
            assertThat(log.warnings())
                    .filteredOn(warning -> warning.startsWith("Dead letters"))
                    .satisfiesExactly(
                            atOnce -> assertThat(atOnce)
                                    .startsWith("Dead letters among labels, UNKNOWN_TASK: 1 so far after 1 records, "),
                            later -> assertThat(later)
                                    .startsWith("Dead letters among labels, ORPHANED_LABEL: 1 so far after 2 records, ")
                                    .contains("late.labels-0, offset 1: "));
        }
        assertThat(driver.observed().deadLetters()).isEqualTo(Map.of("UNKNOWN_TASK", 1L, "ORPHANED_LABEL", 1L));
    }

    private static LearnerDriver learner(String... more) {
        FeatureSpec spec = Visits.SPEC;
        FeatureSpec attributing = new FeatureSpec(
                spec.row(),
                spec.features(),
                List.of(
                        spec.tasks().get(0).attributing(new Attribution(MINUTE, AtEnd.NEGATIVE, Late.CORRECT, null)),
                        spec.tasks().get(1)),
                spec.ignored());
        List<String> assignments = new ArrayList<>(List.of("topics.labels=late.labels", "metrics.sliding-rows=1000"));
        assignments.addAll(List.of(more));
        return new LearnerDriver(
                new EventSchema(Visits.SCHEMA, List.of(), attributing),
                Settings.of(Visits.smallModel(assignments.toArray(String[]::new))));
    }

    private void sendLabelled(int count) {
        sendLabelledAfter(1, count);
    }

    private void sendLabelledAfter(long millis, int count) {
        for (int i = 0; i < count; i++) {
            GenericRecord visit = Visits.labelled(random, 1000 + visits.size(), Visits.START + millis + i);
            send(visit);
            buys.add(new Row(probabilityOf(visit), (boolean) visit.get("bought") ? 1 : 0));
        }
    }

    private void send(GenericRecord visit) {
        visits.add(visit);
        driver.send(Visits.bytes(visit));
    }

    private double probabilityOf(GenericRecord visit) {
        driver.advance(Duration.ofMillis(500));
        Map<String, Prediction> byId = driver.predictions().stream()
                .collect(Collectors.toMap(Prediction::getEventId, prediction -> prediction));
        return byId.get(visit.get("id").toString()).getTasks().get(0).getProbability();
    }

    /** All rows are in closed windows: their metrics are those of what was published. */
    private void assertScored() {
        BruteForce.assertBinary(newest(MetricsScope.SLIDING), buys);
    }

    private TaskMetrics newest(MetricsScope scope) {
        driver.advance(Duration.ofSeconds(2));
        published.addAll(driver.metrics());
        return published.stream()
                .filter(each -> each.getTask().equals("buys") && each.getScope() == scope)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private static Map<String, Double> measures(TaskMetrics metrics) {
        return metrics.getMeasures().stream()
                .filter(measure -> measure.getValue() != null)
                .collect(Collectors.toMap(Measure::getName, Measure::getValue));
    }
}
