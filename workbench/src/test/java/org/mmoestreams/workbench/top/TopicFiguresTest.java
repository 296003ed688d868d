package org.mmoestreams.workbench.top;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.DeadLetterHeaders;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.top.Snapshot.Delays;

class TopicFiguresTest {

    private static final long NOW = 1_700_000_000_500L;
    private static final InputState LAG = InputState.of(7);

    private final TopicFigures figures = new TopicFigures();

    @Test
    void countsPredictionsAndTellsRateAndDelays() {
        for (int i = 0; i < 20; i++) {
            add(TopicRole.PREDICTIONS, NOW - 2_000, prediction(NOW - 2_030));
        }
        Snapshot seen = seen();
        assertThat(seen.predictions()).isEqualTo(20);
        assertThat(seen.perSecond()).hasValue(2.0);
        assertThat(seen.delays()).contains(new Delays(30, 30));
        assertThat(seen.newest()).hasValue(NOW - 2_000);
        assertThat(seen.lag()).hasValue(7);
        assertThat(seen.notes()).isEmpty();
    }

    @Test
    void tellsNeitherRateNorDelaysWhileThePastIsRead() {
        add(TopicRole.PREDICTIONS, NOW - 2_000, prediction(NOW - 2_030));
        Snapshot seen = figures.snapshot(InputState.UNKNOWN, OptionalLong.of(12), NOW);
        assertThat(seen.past()).hasValue(12);
        assertThat(seen.predictions()).isOne();
        assertThat(seen.perSecond()).isEmpty();
        assertThat(seen.delays()).isEmpty();
    }

    @Test
    void takesEachTasksNewestMetricsByScope() {
        add(TopicRole.METRICS, NOW, metrics(MetricsScope.TOTAL, 10, 0.6));
        add(TopicRole.METRICS, NOW, metrics(MetricsScope.TOTAL, 20, 0.7));
        add(TopicRole.METRICS, NOW, metrics(MetricsScope.SLIDING, 5, 0.9));
        add(TopicRole.METRICS, NOW, metrics(MetricsScope.TUMBLING, 3, 0.1));
        assertThat(seen().tasks()).containsOnly(Map.entry("buys", new TaskFigures(20, 0.7, 0.9, 0.25, true)));
        assertThat(seen().modelVersion()).isEqualTo(4);
    }

    @Test
    void countsDeadLettersByReason() {
        add(TopicRole.DEAD_LETTERS, NOW, new byte[0], "ORPHANED_LABEL");
        add(TopicRole.DEAD_LETTERS, NOW, new byte[0], "ORPHANED_LABEL");
        add(TopicRole.DEAD_LETTERS, NOW, new byte[0], null);
        assertThat(seen().deadLetters()).hasToString("{ORPHANED_LABEL=2, no reason given=1}");
        assertThat(seen().allDeadLetters()).isEqualTo(3);
    }

    @Test
    void saysWhatChangedLast() {
        add(TopicRole.DRIFT, NOW, change("buys", null, 100));
        add(TopicRole.DRIFT, NOW, change(null, "age", 200));
        assertThat(seen().changes()).isEqualTo(2);
        assertThat(seen().newestChange()).contains("field age after 200 rows, by adwin");
    }

    @Test
    void countsAndNamesRecordsThatCannotBeRead() {
        add(TopicRole.METRICS, NOW, "no record".getBytes(UTF_8));
        byte[] whole = prediction(NOW);
        add(TopicRole.PREDICTIONS, NOW, Arrays.copyOf(whole, whole.length - 3));
        add(TopicRole.DRIFT, NOW, null);
        Snapshot seen = seen();
        assertThat(seen.predictions()).isZero();
        assertThat(seen.notes())
                .containsExactly("records that cannot be read: 3, the newest outputs-2 offset 9:"
                        + " no value (expected: a record of this version)");
    }

    @Test
    void notesWhyTheLagIsNotKnown() {
        Snapshot seen = figures.snapshot(InputState.failed("no answer"), OptionalLong.empty(), NOW);
        assertThat(seen.lag()).isEmpty();
        assertThat(seen.notes()).containsExactly("no answer");
    }

    private Snapshot seen() {
        return figures.snapshot(LAG, OptionalLong.empty(), NOW);
    }

    private void add(TopicRole role, long written, byte[] value) {
        add(role, written, value, null);
    }

    private void add(TopicRole role, long written, byte[] value, String reason) {
        RecordHeaders headers = new RecordHeaders();
        if (reason != null) {
            headers.add(DeadLetterHeaders.REASON, reason.getBytes(UTF_8));
        }
        int size = value == null ? -1 : value.length;
        figures.add(
                role,
                new ConsumerRecord<>(
                        "outputs",
                        2,
                        9,
                        written,
                        TimestampType.CREATE_TIME,
                        0,
                        size,
                        new byte[0],
                        value,
                        headers,
                        Optional.empty()),
                NOW);
    }

    private static byte[] prediction(long eventTime) {
        return AvroBytes.of(Prediction.newBuilder()
                .setEventId("e")
                .setEventTime(Instant.ofEpochMilli(eventTime))
                .setModelId("m/0")
                .setModelVersion(1)
                .setTasks(List.of())
                .build());
    }

    private static byte[] metrics(MetricsScope scope, long rows, double area) {
        return AvroBytes.of(TaskMetrics.newBuilder()
                .setTask("buys")
                .setScope(scope)
                .setFirstRow(0)
                .setLastRow(rows)
                .setRows(rows)
                .setPositives(1)
                .setNegatives(rows - 1)
                .setAuc(area)
                .setLogLoss(0.25)
                .setModelVersion(4)
                .setMeasures(List.of())
                .setCalibrationBins(List.of())
                .build());
    }

    private static byte[] change(String task, String field, long rows) {
        return AvroBytes.of(DriftEvent.newBuilder()
                .setModelId("m/0")
                .setModelVersion(1)
                .setTask(task)
                .setField(field)
                .setDetector("adwin")
                .setRows(rows)
                .setEventTime(Instant.ofEpochMilli(NOW))
                .setBefore(0.1)
                .setAfter(0.2)
                .setReaction("none")
                .build());
    }
}
