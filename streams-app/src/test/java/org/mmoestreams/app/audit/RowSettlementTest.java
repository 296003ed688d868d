package org.mmoestreams.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.app.history.RecordedWindow;
import org.mmoestreams.app.join.JoinRules;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.LabelReader;
import org.mmoestreams.client.serde.LabelSchema;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.schemas.LearntWindow;

/**
 * A click has ten seconds, and a row a minute. The labels are those of click and purchase, then whether the click was
 * late, and whether what was learnt as no click was none.
 */
final class RowSettlementTest {

    private static final long EVENT = 1_700_000_000_000L;
    private static final long OVER = EVENT + 60_001;
    private static final double NONE = Double.NaN;
    private static final int CLICK = 0;
    private static final FeatureSpec SPEC = EventSchema.census().spec();
    private static final String CLICK_NAME = SPEC.tasks().get(CLICK).name();
    private static final List<Task> TASKS = List.of(
            SPEC.tasks()
                    .get(CLICK)
                    .attributing(new Attribution(
                            Duration.ofSeconds(10), AtEnd.NEGATIVE, Late.CORRECT, Correction.ELAPSED_TIME)),
            SPEC.tasks().get(1));
    private static final AuditRules RULES = AuditRules.of(new JoinRules(
            TASKS,
            Learn.WHEN_LABELLED,
            false,
            new JoinRules.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), 100)));

    private final RecordList records = new RecordList();
    private boolean corrects;
    private final EventRow row = new EventRow(new ReadEvent(0, "id", EVENT, EVENT), new double[2], new byte[0]);

    @Test
    void takesWhatFollowsFromWhatWasLearntOfTheRow() throws DifferenceException {
        assertThat(check(OVER, NONE, NONE, NONE, NONE)).as("nothing learnt").isZero();
        row.learn(CLICK, 1, true, false);
        assertThat(check(OVER, NONE, NONE, 0, NONE)).isEqualTo(1);
        assertThat(row.isSettled()).isTrue();
        row.learn(CLICK, 0, false, true);
        assertThat(check(OVER, NONE, NONE, 0, 1)).isEqualTo(2);
        row.correct(CLICK, 1);
        assertThat(check(OVER, NONE, NONE, 1, 0)).isEqualTo(2);
    }

    @Test
    void refusesWhatDoesNot() {
        assertDifferent("delayed: label 0.0 (expected: NaN, as " + CLICK_NAME + " was not learnt", NONE, NONE, 0, NONE);
        row.learn(CLICK, 1, true, false);
        assertDifferent("delayed: label 1.0 (expected: 0.0, as " + CLICK_NAME + " was learnt last", NONE, NONE, 1, 0);
        assertDifferent("real-negative: label 1.0 (expected: NaN, as", NONE, NONE, 0, 1);
        row.correct(CLICK, 1);
        assertDifferent("delayed: label 0.0 (expected: 1.0, as", NONE, NONE, 0, 1);
        assertDifferent("real-negative: label NaN (expected: 0.0, as", NONE, NONE, 1, NONE);
        assertThat(row.isSettled()).isFalse();
    }

    @Test
    void refusesItBesideLabels() {
        row.learn(CLICK, 1, true, false);
        assertDifferent(
                "label 1.0 (expected: NaN, as labels are learnt in other rows than what became of a row",
                NONE,
                1,
                0,
                NONE);
    }

    @Test
    void refusesItAsACorrection() {
        row.learn(CLICK, 1, true, false);
        corrects = true;
        assertDifferent("delayed: label 0.0, as a correction (expected: none, where", NONE, NONE, 0, NONE);
    }

    @Test
    void refusesItBeforeRetentionIsOver() throws DifferenceException {
        row.learn(CLICK, 1, true, false);
        assertThatThrownBy(() -> check(OVER - 1, NONE, NONE, 0, NONE))
                .isInstanceOf(DifferenceException.class)
                .hasMessageStartingWith("window 17, row 0: event id, task " + CLICK_NAME
                        + ".delayed: label 0.0, learnt at stream time 1700000060000 (expected: none before ");
        assertThat(check(OVER, NONE, NONE, 0, NONE)).isEqualTo(1);
    }

    @Test
    void takesItBeforeWhereALabelEndedTheRetentionOrTooManyRowsWaited() throws DifferenceException {
        row.learn(CLICK, 1, true, false);
        RowSettlement settlement = settlement();
        assertThatThrownBy(() -> settlement.check(window(NONE, NONE, 0, NONE), 0, row, EVENT, 94))
                .isInstanceOf(DifferenceException.class);
        assertThat(settlement.check(window(NONE, NONE, 0, NONE), 0, row, EVENT, 95))
                .isEqualTo(1);
        records.add(
                "id",
                OVER,
                AvroBytes.of(LabelEvent.newBuilder()
                        .setEventId("id")
                        .setEventTime(Instant.ofEpochMilli(OVER))
                        .setTask(CLICK_NAME)
                        .setValue(true)
                        .build()));
        assertThat(check(EVENT, NONE, NONE, 0, NONE)).isEqualTo(1);
    }

    @Test
    void namesARowOfWhichItWasNeverLearnt() throws DifferenceException {
        settlement().checkDone(row, 5);
        row.learn(CLICK, 0, false, true);
        assertThatThrownBy(() -> settlement().checkDone(row, 5))
                .isInstanceOf(DifferenceException.class)
                .hasMessage("window 5: event id, task " + CLICK_NAME + ".delayed: not learnt until then (expected: 0.0,"
                        + " once labels.retention of the row was over)");
        row.settle();
        settlement().checkDone(row, 5);
    }

    @Test
    void keepsARowUntilThen() {
        row.learn(CLICK, 1, true, false);
        row.learn(1, 1, true, false);
        assertThat(row.isFinished(RULES)).isFalse();
        row.settle();
        assertThat(row.isFinished(RULES)).isTrue();
    }

    private void assertDifferent(String message, double... labels) {
        assertThatThrownBy(() -> check(OVER, labels))
                .isInstanceOf(DifferenceException.class)
                .hasMessageContaining(message);
    }

    private int check(long now, double... labels) throws DifferenceException {
        return settlement().check(window(labels), 0, row, now, 1);
    }

    private RowSettlement settlement() {
        RecordList read = records.again();
        return new RowSettlement(
                RULES,
                new SentLabels(
                        read, read::again, new LabelReader(LabelSchema.builtIn(SPEC), Duration.ofDays(1)), RULES));
    }

    private RecordedWindow window(double... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(labels.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(labels);
        ByteBuffer zero = ByteBuffer.allocate(Double.BYTES);
        LearntWindow window = LearntWindow.newBuilder()
                .setPartition(0)
                .setWindow(17)
                .setRows(1)
                .setFirstRow(0)
                .setEventsBefore(1)
                .setEventIds(List.of("id"))
                .setSequences(zero)
                .setLabels(bytes)
                .setWeights(zero)
                .setCorrections(ByteBuffer.wrap(new byte[] {(byte) (corrects ? 1 : 0)}))
                .setLearnt(true)
                .build();
        return RecordedWindow.of(List.of(window), labels.length);
    }
}
