package org.mmoestreams.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.app.join.JoinRules;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.LabelReader;
import org.mmoestreams.client.serde.LabelSchema;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.schemas.LabelEvent;

final class ReadOrderTest {

    private static final long TIME = 1_700_000_000_000L;
    private static final FeatureSpec SPEC = EventSchema.census().spec();

    private final RecordList records = new RecordList();
    private final AuditRules rules = AuditRules.of(new JoinRules(
            SPEC.tasks(),
            Learn.WHEN_LABELLED,
            false,
            new JoinRules.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), 100)));
    private final SentLabels sent = new SentLabels(
            records, records::again, new LabelReader(LabelSchema.builtIn(SPEC), Duration.ofDays(1)), rules);
    private final ReadOrder order = new ReadOrder(sent);

    @Test
    void labelsBehindOneThatWasLearntWereReadAfterTheWindowBefore() {
        send("a").send("b").send("c").readAll();
        learn("a", 3);
        order.closed(10);
        learn("b", 8);
        order.closed(20);
        learn("c", 18);
        assertThat(order.eventsByOffset()).isEqualTo(Map.of(1L, 10L, 2L, 20L));
    }

    @Test
    void itMayHaveBeenAnyOfThoseThatWereSentTwice() {
        send("a").send("b").send("a").readAll();
        order.closed(10);
        learn("a", 3);
        assertThat(order.eventsByOffset()).isEqualTo(Map.of(2L, 10L));
    }

    @Test
    void theNewestEventMayHaveComeWithALabelThatWaitedForIt() {
        send("a").readAll();
        order.closed(10);
        learn("a", 9);
        assertThat(order.eventsByOffset()).isEmpty();
    }

    @Test
    void forgetsLabelsThatAreNotKept() {
        send("a").send("b").readAll();
        order.closed(10);
        learn("a", 3);
        sent.forgetBefore(Long.MAX_VALUE);
        order.closed(20);
        assertThat(order.eventsByOffset()).isEmpty();
        learn("b", 3);
        assertThat(order.eventsByOffset()).as("either, forgotten").isEqualTo(Map.of(2L, 20L));
    }

    private void learn(String id, long number) {
        EventRow row = new EventRow(new ReadEvent(number, id, TIME, TIME), new double[2], new byte[0]);
        order.learnt(new Lesson(0, 0, row, 0, 1));
    }

    private ReadOrderTest send(String id) {
        records.add(
                id,
                TIME,
                AvroBytes.of(LabelEvent.newBuilder()
                        .setEventId(id)
                        .setEventTime(Instant.ofEpochMilli(TIME))
                        .setTask(SPEC.tasks().get(0).name())
                        .setValue(true)
                        .build()));
        return this;
    }

    private void readAll() {
        sent.readToOffset(Long.MAX_VALUE);
    }
}
