package org.mmoestreams.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.testing.LogLines;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.testing.Visits;

/** What the first thousand events of a stream that was set up wrongly have in common is warned of, once. */
class StreamWatchTest {

    private final Observations observations = new Observations();
    private final StreamWatch watch = StreamWatch.of(Visits.SPEC, observations);
    private final EventReader reader = new EventReader(Visits.schema(), Duration.ofMillis(Long.MAX_VALUE), watch);
    private final SplittableRandom random = new SplittableRandom(17);
    private final LogLines log = LogLines.of(Observations.class);
    private int sent;

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void hasNothingToLookForInASoundStreamAfterAFewEvents() {
        read(100, (visit, i) -> {});
        assertThat(watch.isSettled()).isTrue();
        read(2000, (visit, i) -> visit.put("place", null));
        assertThat(log.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"place", "amount"})
    void warnsOfAFieldThatHasNeverHadAValue(String field) {
        read(999, (visit, i) -> visit.put(field, null));
        assertThat(observations.observed().warnings()).isEmpty();
        read(1500, (visit, i) -> visit.put(field, null));
        assertThat(log.warnings())
                .containsExactly("field " + field + ": missing in each of the first 1000 events (expected: a value in"
                        + " some; does the producer fill it in, under this name? One that never has a value can be"
                        + " `ignored` in event.spec: run reset then)");
        assertThat(observations.observed().warnings()).isEqualTo(log.warnings());
        assertThat(watch.isSettled()).isFalse();
        read(1, (visit, i) -> visit.put(field, field.equals("place") ? (Object) "north" : 3.0));
        assertThat(observations.observed().warnings()).isEmpty();
    }

    @Test
    void warnsOfANominalFieldThatIsAnId() {
        read(1200, (visit, i) -> visit.put("place", i % 6 == 0 ? null : "user " + i));
        assertThat(log.warnings())
                .containsExactly("field place: 1000 values and no two alike, as of an id or free text (expected:"
                        + " values that come again, for nothing is learnt of one that does not; make it `ignored` in"
                        + " event.spec, or let the producer send a coarser value, and run reset)");
        assertThat(observations.observed().warnings()).isEqualTo(log.warnings());
        read(1, (visit, i) -> visit.put("place", "user 7"));
        assertThat(observations.observed().warnings())
                .as("a user has come again")
                .isEmpty();
        assertThat(watch.isSettled()).isTrue();
    }

    @Test
    void leavesAnIdAtThatAfterSomeThousandEvents() {
        read(DistinctValues.MOST - 1, (visit, i) -> visit.put("place", "user " + i));
        assertThat(watch.isSettled()).isFalse();
        read(1, (visit, i) -> visit.put("place", "user " + i));
        assertThat(watch.isSettled()).isTrue();
        assertThat(observations.observed().warnings())
                .singleElement()
                .asString()
                .startsWith("field place: 1000 values");
    }

    @ParameterizedTest
    @CsvSource({"1700000000, 0, seconds, 1970-01-20T16:13:20Z", "19675, 0, days, 1970-01-01T00:00:19.675Z"})
    void warnsOfTimesInAnotherUnit(long time, long step, String unit, String read) {
        read(999, (visit, i) -> visit.put("at", time));
        assertThat(observations.observed().warnings()).isEmpty();
        read(1, (visit, i) -> visit.put("at", time));
        assertThat(log.warnings())
                .containsExactly("event time at: more than 20 years away from the record's timestamp in each of the"
                        + " first 1000 events, the last " + time + ", read as " + read + "; in " + unit
                        + " it would be near it (expected: times in the unit that event.schema and event.spec say;"
                        + " set `unit` of event-time in event.spec, or have the producer write those)");
        read(5, (visit, i) -> visit.put("at", time + step));
        assertThat(observations.observed().warnings()).isEqualTo(log.warnings());
        read(1, (visit, i) -> visit.put("at", Visits.START));
        assertThat(observations.observed().warnings()).isEmpty();
        assertThat(watch.isSettled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {770_000_000_000L, 0, 1_000_000_000_000L, Visits.START})
    void takesTimesThatNoUnitBringsNearTheirRecordsForWhatTheyAre(long time) {
        read(2000, (visit, i) -> visit.put("at", time));
        assertThat(log.warnings()).isEmpty();
        assertThat(watch.isSettled()).isTrue();
    }

    @Test
    void comparesNoTimeWithARecordThatHasNone() throws BadEventException {
        GenericRecord visit = Visits.labelled(random, 0, 1_700_000_000L);
        for (int i = 0; i < 2000; i++) {
            reader.read(Visits.bytes(visit), EventReader.NO_TIMESTAMP);
        }
        assertThat(observations.observed().warnings()).noneMatch(warning -> warning.startsWith("event time"));
    }

    @Test
    void warnsOfLabelsOfARegressionThatAreAllAlike() {
        read(1500, (visit, i) -> visit.put("spent", i % 3 == 0 ? null : (Object) 0.0));
        assertThat(observations.observed().warnings())
                .as("1000 labels are not more")
                .hasSize(1);
        assertThat(log.warnings())
                .containsExactly("task spends: 1000 labels and all are 0.0 (expected: some that differ; does the"
                        + " producer fill in spent, or is a number given where the label is not known yet? That would"
                        + " have to be null)");
        read(1, (visit, i) -> visit.put("spent", 0.5));
        assertThat(observations.observed().warnings()).isEmpty();
        assertThat(watch.isSettled()).isTrue();
    }

    @Test
    void warnsOfVocabulariesThatAreFull() {
        long[] overflows = {0, 0, 0, 0};
        FullVocabularies vocabularies =
                new FullVocabularies(Visits.SPEC.features().capacities(), field -> overflows[field], observations);
        for (int event = 0; event < 5000; event++) {
            overflows[0] += event >= 1970 ? 1 : 0;
            vocabularies.encoded();
            assertThat(log.warnings()).hasSize(event < 1999 ? 0 : 1);
        }
        assertThat(log.warnings())
                .containsExactly("field place: more distinct values than its capacity 4; in the last 1000 events 30"
                        + " values had no embedding row of their own, and all of these share one (expected: room"
                        + " for the values that matter; raise the field's `capacity` in event.spec, or let the"
                        + " producer send a coarser value, and run reset)");
        assertThat(observations.observed().warnings()).isEqualTo(log.warnings());
    }

    private void read(int events, BiConsumer<GenericRecord, Integer> change) {
        for (int i = 0; i < events; i++) {
            GenericRecord visit = Visits.labelled(random, sent, Visits.START);
            change.accept(visit, sent++);
            try {
                reader.read(Visits.bytes(visit), Visits.START + 1000);
            } catch (BadEventException e) {
                throw new AssertionError(e);
            }
        }
    }
}
