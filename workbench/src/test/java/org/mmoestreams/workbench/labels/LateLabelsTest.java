package org.mmoestreams.workbench.labels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.replay.Message;
import org.mmoestreams.workbench.rows.RowLayout;
import org.mmoestreams.workbench.testing.Fruit;
import org.mmoestreams.workbench.testing.Trips;

class LateLabelsTest {

    private static final EventClock CLOCK = EventClock.from(Instant.EPOCH);
    private static final int ROWS = 4_000;

    @TempDir
    private Path folder;

    @Test
    void comeInTheOrderOfTheirTimesAmongTheEvents() throws Exception {
        EventFormat format = EventFormat.of(Trips.SCHEMA, Trips.SPEC);
        DataSet trips = own(format, "arrives_after_ms");
        for (Path file : List.of(Trips.csv(folder), Trips.json(folder))) {
            LabelPlan plan = plan(trips, LabelFaults.NONE, "seconds=column:arrives_after_ms", "fixed:P1D");
            Sent sent =
                    Sent.of(plan.messages(trips.events(List.of(file), 1, RowRange.all(), CLOCK), "trips", "arrivals"));
            assertThat(sent.all().subList(0, 12))
                    .extracting(LateLabelsTest::told)
                    .isEqualTo(Trips.ORDER);
            assertThat(sent.labels().subList(6, 12))
                    .extracting(LabelEvent::getTask)
                    .containsOnly("long");
            assertThat(sent.all()).allSatisfy(message -> {
                assertThat(message.record().timestamp()).isEqualTo(message.time());
                assertThat(message.record().topic()).isEqualTo(message.isEvent() ? "trips" : "arrivals");
            });
            for (LabelEvent label : sent.labels()) {
                int trip = Integer.parseInt(label.getEventId(), 1, 2, 10);
                assertThat(label.getValue()).isEqualTo((double) Trips.seconds(trip));
            }
            for (Message event : sent.events()) {
                GenericRecord record =
                        (GenericRecord) AvroBytes.decoder(format.schema().reader())
                                .decode(event.record().value());
                assertThat(((GenericRecord) record.get("arrival")).get("seconds"))
                        .isNull();
            }
        }
    }

    @Test
    void goBeforeAnEventThatIsDueAtTheSameTime() {
        assertThat(fruit(3, LabelFaults.NONE, "fixed:PT0.002S").names())
                .containsExactly(
                        "r000000000",
                        "r000000001",
                        "r000000000 ripe",
                        "r000000002",
                        "r000000001 ripe",
                        "r000000002 ripe");
    }

    @Test
    void comeAfterAsManyFurtherRowsWithTheTimeOfTheLastOfThem() {
        Sent sent = fruit(4, LabelFaults.NONE, "fixed:2");
        assertThat(sent.names())
                .containsExactly(
                        "r000000000",
                        "r000000001",
                        "r000000002",
                        "r000000000 ripe",
                        "r000000003",
                        "r000000001 ripe",
                        "r000000002 ripe",
                        "r000000003 ripe");
        // no row comes any more: as if they went on to come a millisecond apart
        assertThat(sent.labels())
                .extracting(label -> label.getEventTime().toEpochMilli())
                .containsExactly(2L, 3L, 4L, 5L);
        assertThat(fruit(2, LabelFaults.NONE, "fixed:0").names())
                .containsExactly("r000000000", "r000000000 ripe", "r000000001", "r000000001 ripe");
    }

    @Test
    void sayWhatTheFieldsHad() {
        Sent sent = fruit(ROWS, LabelFaults.NONE, "exponential:100");
        assertThat(sent.labels()).hasSize(ROWS);
        Fruit fruit = new Fruit();
        List<String[]> rows = new ArrayList<>();
        fruit.generated(1, RowRange.first(ROWS)).forEachRemaining(rows::add);
        for (LabelEvent label : sent.labels()) {
            String[] row = rows.get(Integer.parseInt(label.getEventId(), 1, 10, 10));
            assertThat(label.getValue()).hasToString(row[row.length - 1]);
        }
    }

    @Test
    void areSpreadAsTheirKindsSay() {
        assertThat(meanDelay("exponential:PT0.3S")).isBetween(280.0, 320.0);
        assertThat(meanDelay("exponential:300")).isBetween(280.0, 320.0);
        // of a log-normal distribution the mean is the median times exp(sigma^2 / 2)
        assertThat(meanDelay("log-normal:PT0.3S:0.5")).isBetween(0.95 * 300 * 1.133, 1.05 * 300 * 1.133);
    }

    @Test
    void areTheSameForASeedAndOthersForAnother() {
        LabelFaults faults = new LabelFaults(false, 0.2, 0.2);
        List<String> first = fruit(500, faults, "exponential:50").names();
        assertThat(fruit(500, faults, "exponential:50").names()).isEqualTo(first);
        Fruit fruit = new Fruit();
        LabelPlan other = LabelPlan.of(fruit, LabelDelays.parse(List.of("exponential:50")), faults, 2);
        assertThat(Sent.of(other.messages(fruit.events(List.of(), 1, RowRange.first(500), CLOCK), "f", "l"))
                        .names())
                .isNotEqualTo(first);
    }

    @Test
    void areLostAndSentTwiceInTheSharesAskedFor() {
        assertThat(fruit(ROWS, new LabelFaults(false, 0.1, 0), "fixed:5").labels())
                .hasSizeBetween(ROWS * 88 / 100, ROWS * 92 / 100);
        Sent twice = fruit(ROWS, new LabelFaults(false, 0, 0.05), "exponential:5");
        assertThat(twice.labels()).hasSizeBetween(ROWS * 104 / 100, ROWS * 106 / 100);
        assertThat(Set.copyOf(twice.labels())).as("a duplicate says the same").hasSize(ROWS);
        assertThat(fruit(50, new LabelFaults(false, 1, 0), "fixed:5").labels()).isEmpty();
        assertThat(fruit(50, new LabelFaults(false, 0, 1), "fixed:PT5S").labels())
                .hasSize(100);
    }

    @Test
    void areThePositiveOnesAloneWhereNegativesAreNeverSent() {
        List<LabelEvent> labels =
                fruit(ROWS, new LabelFaults(true, 0, 0), "fixed:5").labels();
        assertThat(labels).extracting(LabelEvent::getValue).containsOnly(true);
        assertThat(labels).hasSizeBetween(ROWS / 4, ROWS * 3 / 4);
    }

    @Test
    void areNoneWhereTheColumnOrTheLabelIsEmpty() throws IOException {
        DataSet trips = own(EventFormat.of(Trips.SCHEMA, Trips.SPEC), "late");
        Path file = Files.write(
                folder.resolve("some.csv"),
                List.of(
                        "trip,departs,zone,arrival.seconds,late",
                        "a,0,z,1,",
                        "b,0,z,,5",
                        "c,0,z,3,7.0",
                        "d,0,z,4,soon"));
        LabelPlan plan = plan(trips, LabelFaults.NONE, "column:late");
        try (LateLabels messages =
                plan.messages(trips.events(List.of(file), 1, RowRange.all(), CLOCK), "trips", "arrivals")) {
            for (String key : List.of("a", "b", "c")) {
                assertThat(new String(messages.next().record().key(), UTF_8)).isEqualTo(key);
            }
            assertThatThrownBy(messages::hasNext)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + ":5: late: soon (expected: milliseconds, >= 0, or nothing for a label that never"
                            + " comes)");
        }
    }

    @Test
    void leaveAnEventAsItIsThatNoLearnerCouldRead() throws Exception {
        EventFormat format = EventFormat.of(Trips.SCHEMA, Trips.SPEC);
        DataSet trips = own(format);
        String id = "x".repeat(300);
        Path file = Files.write(
                folder.resolve("bad.csv"),
                List.of("trip,departs,zone,arrival.seconds", "a,7,z,1", id + ",9,z,1", "c,8,z,1"));
        Sent sent = Sent.of(plan(trips, LabelFaults.NONE, "fixed:PT1H")
                .messages(trips.events(List.of(file), 1, RowRange.all(), CLOCK), "trips", "arrivals"));
        assertThat(sent.labels()).extracting(LabelEvent::getEventId).containsOnly("a", "c");
        assertThat(sent.events().get(1).time())
                .as("that of the last sound event")
                .isEqualTo(7);
        assertThat(AvroBytes.decoder(format.schema().reader())
                        .decode(sent.events().get(1).record().value()))
                .asString()
                .contains("\"arrival\": {\"seconds\": 1}");
    }

    private static double meanDelay(String delay) {
        List<LabelEvent> labels = fruit(ROWS, LabelFaults.NONE, delay).labels();
        return labels.stream()
                .mapToLong(
                        label -> label.getEventTime().toEpochMilli() - Integer.parseInt(label.getEventId(), 1, 10, 10))
                .average()
                .orElseThrow();
    }

    private static Sent fruit(int rows, LabelFaults faults, String delay) {
        Fruit fruit = new Fruit();
        return Sent.of(plan(fruit, faults, delay)
                .messages(fruit.events(List.of(), 1, RowRange.first(rows), CLOCK), "fruit", "ripe"));
    }

    private static LabelPlan plan(DataSet data, LabelFaults faults, String... delays) {
        return LabelPlan.of(data, LabelDelays.parse(List.of(delays)), faults, 1);
    }

    private static DataSet own(EventFormat format, String... columns) {
        return DataSets.own(
                format,
                RowLayout.byName(),
                Nulls.empty(),
                problem -> {
                    throw new IllegalArgumentException(problem);
                },
                Set.of(columns));
    }

    private static String told(Message message) {
        String key = new String(message.record().key(), UTF_8);
        return (message.isEvent() ? "dep " : "arr ") + key + " " + Trips.timeOfDay(message.time());
    }
}
