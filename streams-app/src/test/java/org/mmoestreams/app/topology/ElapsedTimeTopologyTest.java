package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.schemas.LearntWindow;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.schemas.TaskPrediction;

/** Visits, one a second. One in four buys, half of these later than the ten seconds that are waited. */
class ElapsedTimeTopologyTest {

    private static final int VISITS = 400;
    private static final int OUTPUTS = 4;

    private final SplittableRandom random = new SplittableRandom(Seeds.fresh("ElapsedTimeTopologyTest"));

    @Test
    void learnsWhatBecameOfEveryRowAndShowsTasksOfTheSpecAlone() {
        try (LearnerDriver learner = new LearnerDriver(schema(), settings("PT1M"))) {
            send(learner);
            Map<String, List<double[]>> rows = rowsOf(learner.history());
            for (int visit = 0; visit < VISITS - 100; visit++) {
                assertLearnt(rows.get("visit-" + visit), visit);
            }
            assertThat(learner.predictions()).hasSize(VISITS).allSatisfy(prediction -> assertThat(prediction.getTasks())
                    .extracting(TaskPrediction::getName)
                    .containsExactly("buys", "spends"));
            assertThat(learner.metrics()).extracting(TaskMetrics::getTask).containsOnly("buys", "spends");
            assertThat(learner.deadLetters()).isEmpty();
        }
    }

    @Test
    void refusesRetentionThatIsNotLongerThanATaskWaits() {
        assertThatThrownBy(() -> new LearnerDriver(schema(), settings("PT10S")))
                .hasMessageContaining("tasks.buys.attribution: PT10S (expected: less than labels.retention, PT10S,");
    }

    private void send(LearnerDriver learner) {
        List<Integer> late = new ArrayList<>();
        for (int visit = 0; visit < VISITS; visit++) {
            long time = Visits.START + visit * 1000L;
            learner.send(new TestRecord<>(
                    null, Visits.bytes(Visits.unlabelled(random, visit, time)), new RecordHeaders(), time));
            if (visit % 8 == 1) {
                buy(learner, visit, time);
            } else if (visit % 8 == 2) {
                late.add(visit);
            }
            if (!late.isEmpty() && late.get(0) == visit - 30) {
                buy(learner, late.remove(0), time);
            }
        }
        learner.advance(Duration.ofSeconds(10));
    }

    private static void buy(LearnerDriver learner, int visit, long time) {
        byte[] label = AvroBytes.of(LabelEvent.newBuilder()
                .setEventId("visit-" + visit)
                .setEventTime(Instant.ofEpochMilli(time))
                .setTask("buys")
                .setValue(true)
                .build());
        byte[] key = ("visit-" + visit).getBytes(StandardCharsets.UTF_8);
        learner.sendLabel(new TestRecord<>(key, label, new RecordHeaders(), time));
    }

    private static void assertLearnt(List<double[]> rows, int visit) {
        double none = Double.NaN;
        double[] negative = {0, none, none, none};
        double[] positive = {1, none, none, none};
        List<double[]> expected =
                switch (visit % 8) {
                    case 1 -> List.of(positive, new double[] {none, none, 0, none});
                    case 2 -> List.of(negative, positive, new double[] {none, none, 1, 0});
                    default -> List.of(negative, new double[] {none, none, 0, 1});
                };
        assertThat(rows).as("visit " + visit).containsExactlyElementsOf(expected);
    }

    private static Map<String, List<double[]>> rowsOf(List<LearntWindow> windows) {
        Map<String, List<double[]>> rows = new HashMap<>();
        for (LearntWindow window : windows) {
            DoubleBuffer labels =
                    window.getLabels().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
            assertThat(labels.remaining())
                    .isEqualTo(OUTPUTS * window.getEventIds().size());
            for (String id : window.getEventIds()) {
                double[] row = new double[OUTPUTS];
                labels.get(row);
                rows.computeIfAbsent(id, any -> new ArrayList<>()).add(row);
            }
        }
        return rows;
    }

    private static Settings settings(String retention) {
        return Settings.of(Visits.smallModel("topics.labels=labels", "labels.retention=" + retention));
    }

    private static EventSchema schema() {
        Attribution sampled = new Attribution(
                Duration.ofSeconds(10),
                Attribution.AtEnd.NEGATIVE,
                Attribution.Late.CORRECT,
                Attribution.Correction.ELAPSED_TIME);
        List<Task> tasks = Visits.SPEC.tasks().stream()
                .map(task -> task.isBinary() ? task.attributing(sampled) : task)
                .toList();
        FeatureSpec spec = new FeatureSpec(Visits.SPEC.row(), Visits.SPEC.features(), tasks, Visits.SPEC.ignored());
        return new EventSchema(Visits.SCHEMA, List.of(), spec);
    }
}
