package org.mmoestreams.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.app.join.JoinRules;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.LabelReader;
import org.mmoestreams.client.serde.LabelSchema;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.LabelEvent;

/** Labels of a click, whose window is ten seconds, and of a purchase, which is waited for as long as rows are kept. */
final class LabelBackingTest {

    private static final long EVENT = 1_700_000_000_000L;
    private static final double NONE = Double.NaN;
    private static final int CLICK = 0;
    private static final int PURCHASE = 1;
    private static final FeatureSpec SPEC = EventSchema.census().spec();
    private static final String CLICK_NAME = SPEC.tasks().get(CLICK).name();
    private static final List<Task> TASKS = List.of(
            SPEC.tasks()
                    .get(CLICK)
                    .attributing(new Attribution(Duration.ofSeconds(10), AtEnd.NEGATIVE, Late.CORRECT, null)),
            SPEC.tasks().get(PURCHASE));

    private final RecordList records = new RecordList();

    @Test
    void takesTheLabelOfTheEvent() throws DifferenceException {
        EventRow row = row(1, NONE);
        assertThat(backing(false).of(lesson(row, CLICK, 1), at(0))).isEqualTo(Backing.EVENT);
    }

    @Test
    void takesALabelThatWasSentInTimeThoughItComesLaterInTheTopic() throws DifferenceException {
        send("other", CLICK, 1, 1).send("id", CLICK, 1, 10);
        assertThat(backing(false).of(lesson(row(NONE, NONE), CLICK, 1), at(10))).isEqualTo(Backing.LABEL);
    }

    @Test
    void refusesALabelThatNobodySent() {
        send("id", CLICK, 0, 1).send("id", PURCHASE, 1, 1).send("other", CLICK, 1, 1);
        assertThatThrownBy(() -> backing(false).of(lesson(row(NONE, NONE), CLICK, 1), at(60)))
                .isInstanceOf(DifferenceException.class)
                .hasMessageStartingWith("window 17, row 3: event id, task " + CLICK_NAME + ": label 1.0 (expected: ");
    }

    @Test
    void refusesALabelThatWasSentTooLate() {
        send("id", CLICK, 1, 10.001);
        assertDifferent(backing(false), lesson(row(NONE, NONE), CLICK, 1), at(60));
    }

    @Test
    void takesANegativeOnceTheWindowIsOverAndNotBefore() throws DifferenceException {
        assertDifferent(backing(false), lesson(row(NONE, NONE), CLICK, 0), at(10));
        assertThat(backing(false).of(lesson(row(NONE, NONE), CLICK, 0), at(10.001)))
                .isEqualTo(Backing.END);
        assertDifferent(backing(false), lesson(row(NONE, NONE), PURCHASE, 0), at(1e9));
    }

    @Test
    void takesANegativeWhoseWindowALabelEnded() throws DifferenceException {
        send("id", PURCHASE, 1, 11);
        assertThat(backing(false).of(lesson(row(NONE, NONE), CLICK, 0), at(5))).isEqualTo(Backing.END);
    }

    @Test
    void takesACorrectionOnceAndAfterANegativeAlone() throws DifferenceException {
        send("id", CLICK, 1, 30);
        LabelBacking backing = backing(false);
        EventRow row = row(NONE, NONE);
        assertThatThrownBy(() -> backing.ofCorrection(lesson(row, CLICK, 1))).isInstanceOf(DifferenceException.class);
        backing.of(lesson(row, CLICK, 0), at(20));
        assertThat(backing.ofCorrection(lesson(row, CLICK, 1))).isEqualTo(Backing.CORRECTION);
        assertThatThrownBy(() -> backing.ofCorrection(lesson(row, CLICK, 1))).isInstanceOf(DifferenceException.class);
    }

    @Test
    void refusesToTrainATaskTwice() throws DifferenceException {
        send("id", CLICK, 1, 1).send("id", CLICK, 0, 2);
        LabelBacking backing = backing(false);
        EventRow row = row(NONE, NONE);
        backing.of(lesson(row, CLICK, 1), at(5));
        assertDifferent(backing, lesson(row, CLICK, 1), at(5));
        assertDifferent(backing, lesson(row, CLICK, 0), at(5));
    }

    @Test
    void takesAChangedLabelWhereTheseAreLearnt() throws DifferenceException {
        send("id", CLICK, 1, 1).send("id", CLICK, 0, 2);
        LabelBacking backing = backing(true);
        EventRow row = row(NONE, NONE);
        backing.of(lesson(row, CLICK, 1), at(5));
        assertThat(backing.of(lesson(row, CLICK, 0), at(5))).isEqualTo(Backing.LABEL);
        assertDifferent(backing, lesson(row, CLICK, 0), at(5));
    }

    @Test
    void findsALabelThatWasForgotten() throws DifferenceException {
        send("id", CLICK, 1, 1);
        SentLabels sent = sent(false);
        sent.readTo(Long.MAX_VALUE, EVENT);
        sent.forgetBefore(Long.MAX_VALUE);
        assertThat(sent.hasRead("id", label -> true)).isFalse();
        assertThat(new LabelBacking(rules(false), sent).of(lesson(row(NONE, NONE), CLICK, 1), at(5)))
                .isEqualTo(Backing.LABEL);
    }

    private static void assertDifferent(LabelBacking backing, Lesson lesson, long now) {
        assertThatThrownBy(() -> backing.of(lesson, now)).isInstanceOf(DifferenceException.class);
    }

    private LabelBacking backing(boolean learnsChanged) {
        return new LabelBacking(rules(learnsChanged), sent(learnsChanged));
    }

    private SentLabels sent(boolean learnsChanged) {
        RecordList read = records.again();
        return new SentLabels(
                read,
                read::again,
                new LabelReader(LabelSchema.builtIn(SPEC), Duration.ofDays(1)),
                rules(learnsChanged));
    }

    private static AuditRules rules(boolean learnsChanged) {
        JoinRules.Limits limits = new JoinRules.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), 100);
        return AuditRules.of(new JoinRules(TASKS, Learn.WHEN_LABELLED, learnsChanged, limits));
    }

    private LabelBackingTest send(String id, int task, double value, double second) {
        long time = at(second);
        records.add(
                id,
                time,
                AvroBytes.of(LabelEvent.newBuilder()
                        .setEventId(id)
                        .setEventTime(Instant.ofEpochMilli(time))
                        .setTask(TASKS.get(task).name())
                        .setValue(value)
                        .build()));
        return this;
    }

    private static EventRow row(double... own) {
        return new EventRow(new ReadEvent(0, "id", EVENT, EVENT), own, new byte[0]);
    }

    private static Lesson lesson(EventRow row, int task, double label) {
        return new Lesson(17, 3, row, task, label);
    }

    private static long at(double second) {
        return EVENT + Math.round(second * 1000);
    }
}
