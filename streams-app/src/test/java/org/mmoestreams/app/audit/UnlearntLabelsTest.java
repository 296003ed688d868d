package org.mmoestreams.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.app.join.JoinRules;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.LabelReader;
import org.mmoestreams.client.serde.LabelSchema;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.schemas.LabelEvent;

/**
 * An event that came as number 5 of ten, whose labels are waited for a minute, and a label of it behind one that was
 * read when all ten had come.
 */
final class UnlearntLabelsTest {

    private static final long TIME = 1_700_000_000_000L;
    private static final long NUMBER = 5;
    private static final EventSchema SCHEMA = EventSchema.census();
    private static final Set<Long> NONE_OPEN = Set.of();

    private final RecordList records = new RecordList();
    private final AuditRules rules = AuditRules.of(new JoinRules(
            SCHEMA.spec().tasks(),
            Learn.WHEN_LABELLED,
            false,
            new JoinRules.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), 100)));
    private final SentLabels sent = new SentLabels(
            records, records::again, new LabelReader(LabelSchema.builtIn(SCHEMA.spec()), Duration.ofDays(1)), rules);
    private final ReadOrder order = new ReadOrder(sent);
    private final EventRow row = new EventRow(new ReadEvent(NUMBER, "id", TIME, TIME), new double[2], new byte[0]);
    private OnlineLearner learner;

    @BeforeEach
    void start() {
        NativeRuntime.start();
        learner = OnlineLearner.create(SCHEMA.spec(), Settings.of().learner());
        order.closed(10);
        EventRow before = new EventRow(new ReadEvent(2, "before", TIME, TIME), new double[2], new byte[0]);
        order.learnt(new Lesson(1, 0, before, 0, 1));
    }

    @AfterEach
    void close() {
        learner.close();
    }

    @Test
    void namesALabelThatFoundItsRowForCertain() {
        send("before", 0, 1).send("id", 0, 2);
        assertThatThrownBy(() -> count(TIME, 0, 2, NONE_OPEN, 0))
                .isInstanceOf(DifferenceException.class)
                .hasMessageStartingWith("event id, task income: label 1.0, offset 1 of the labels topic: not learnt");
    }

    @Test
    void countsOneThatMayHaveBeenReadBeforeItsEvent() throws Exception {
        send("id", 0, 2).send("before", 0, 1);
        assertThat(count(TIME, 0, 2, NONE_OPEN, 0)).isEqualTo(1);
    }

    @Test
    void countsOneBesideALabelThatEndedTheWindow() throws Exception {
        send("before", 0, 1).send("id", 1, 61).send("id", 0, 2);
        assertThat(count(TIME, 0, 3, NONE_OPEN, 0)).isEqualTo(1);
    }

    @Test
    void countsOneOfARowThatMayHaveBeenThrownOutOrNeverWaited() throws Exception {
        send("before", 0, 1).send("id", 0, 2);
        assertThat(count(TIME, NUMBER + 1, 2, NONE_OPEN, 0)).isEqualTo(1);
        assertThat(count(TIME, NUMBER, 2, NONE_OPEN, NUMBER + 1)).isEqualTo(1);
    }

    @Test
    void countsNoneThatIsLateOrNotReadOrOfAReplacedEventOrMayBeLearntYet() throws Exception {
        send("before", 0, 1).send("id", 0, 60.001);
        assertThat(count(TIME, 0, 2, NONE_OPEN, 0)).as("late").isZero();
        send("id", 0, 2);
        assertThat(count(TIME, 0, 2, NONE_OPEN, 0)).as("not read").isZero();
        assertThat(count(TIME + 60_001, 0, 3, NONE_OPEN, 0)).as("over").isZero();
        assertThat(count(TIME, 0, 3, Set.of(NUMBER), 0))
                .as("in the open window")
                .isZero();
        row.replace();
        assertThat(count(TIME, 0, 3, NONE_OPEN, 0)).as("replaced").isZero();
    }

    @Test
    void countsNoneOfATaskThatWasLearnt() throws Exception {
        send("before", 0, 1).send("id", 0, 2);
        row.learn(0, 1, true, false);
        assertThat(count(TIME, 0, 2, NONE_OPEN, 0)).isZero();
    }

    /** @param firstSafe the first event of which no row was thrown out */
    private long count(long streamTime, long firstSafe, long end, Set<Long> open, long firstThatWaited)
            throws IOException, DifferenceException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (long each : List.of(10L, streamTime, firstSafe)) {
            out.writeLong(each);
        }
        out.writeInt(1);
        row.write(out);
        out.writeLong(-1);
        out.writeInt(0);
        EventRecords events =
                new EventRecords(new RecordList(), RecordList::new, new EventReader(SCHEMA, Duration.ofDays(1)));
        EventRows rows = new EventRows(events, learner, sent, rules);
        rows.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return new UnlearntLabels(rules, rows, sent, order).count(end, open, firstThatWaited);
    }

    private UnlearntLabelsTest send(String id, int task, double second) {
        records.add(
                id,
                TIME,
                AvroBytes.of(LabelEvent.newBuilder()
                        .setEventId(id)
                        .setEventTime(Instant.ofEpochMilli(TIME + Math.round(second * 1000)))
                        .setTask(SCHEMA.spec().tasks().get(task).name())
                        .setValue(true)
                        .build()));
        return this;
    }
}
