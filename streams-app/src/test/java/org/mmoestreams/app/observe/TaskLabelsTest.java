package org.mmoestreams.app.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.app.testing.LogLines;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.LabelDefaults;
import org.mmoestreams.client.serde.SoundEvent;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.EventTime;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;

/** Labels that cannot mean what they say are warned of: all of a kind, or known only by a default. */
class TaskLabelsTest {

    private static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type": "record", "name": "Person", "fields": [
              {"name": "id", "type": "string"},
              {"name": "at", "type": "long"},
              {"name": "age", "type": "long"},
              {"name": "income", "type": ["null", "string", "long", "boolean"], "default": null},
              {"name": "spent", "type": "double"}
            ]}""");
    private static final String SPEC = """
            event-id: id
            event-time: at
            continuous:
              - {field: age, buckets: {width: 1.0, max: 100}}
            tasks:
              - {name: rich, field: income, kind: binary, positive: "POSITIVE", weight: 1}
              - {name: spends, field: spent, kind: regression, weight: 1}
            """;

    @Test
    void warnsOfLabelsOfWhichNoneIsPositive() throws BadEventException {
        Observations observations = new Observations();
        try (LogLines log = LogLines.of(Observations.class)) {
            EventReader reader = reader(schema("50000+."), observations);
            for (int i = 0; i < 3000; i++) {
                read(reader, i % 4 == 0 ? ">50K" : "<=50K");
            }
            assertThat(log.warnings())
                    .containsExactly(
                            "task rich: 1000 labels and none positive so far, that is income = \"50000+.\"; came:"
                                    + " \">50K\" 250 times, \"<=50K\" 750 times (expected: some, unless positive"
                                    + " labels are rare; if one of these is meant, set it as the task's `positive` in"
                                    + " event.spec and run reset, for all of them were learnt as negative)");
            assertThat(observations.observed().warnings()).isEqualTo(log.warnings());
            read(reader, "50000+.");
            assertThat(observations.observed().warnings()).as("settled by one").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"yes, Yes", "yes, 1", "yes, true", ">50K., >50K"})
    void warnsWhateverWayTheyMissThePositive(String positive, String label) throws BadEventException {
        Observations observations = new Observations();
        EventReader reader = reader(schema(positive), observations);
        Object value = label.equals("1") ? (Object) 1L : label.equals("true") ? true : label;
        for (int i = 0; i < StreamWatch.ENOUGH - 1; i++) {
            read(reader, value);
        }
        assertThat(observations.observed().warnings()).isEmpty();
        read(reader, null);
        assertThat(observations.observed().warnings()).as("no label is none").isEmpty();
        read(reader, value);
        assertThat(observations.observed().warnings())
                .singleElement()
                .asString()
                .contains("none positive", "came: \"" + label + "\" 1000 times (expected");
    }

    @Test
    void warnsOfLabelsOfWhichNoneIsNegative() throws BadEventException {
        Observations observations = new Observations();
        EventReader reader = reader(schema("yes"), observations);
        for (int i = 0; i < 1000; i++) {
            read(reader, "yes");
            read(reader, null);
        }
        assertThat(observations.observed().warnings())
                .containsExactly(
                        "task rich: 1000 labels and none negative so far, all have income = \"yes\" (expected: some of"
                                + " another value, unless negative labels are rare; an event whose label is null is"
                                + " not learnt as negative)");
    }

    @Test
    void boundsTheValuesThatItShows() throws BadEventException {
        Observations observations = new Observations();
        EventReader reader = reader(schema("yes"), observations);
        for (int i = 0; i < 1000; i++) {
            read(reader, i < 500 ? "\n\uD83D\uDE00" + "é".repeat(1000 % 500 + 400) : "value " + i);
        }
        assertThat(observations.observed().warnings())
                .singleElement()
                .asString()
                .contains(
                        "\"?\uD83D\uDE00" + "é".repeat(38) + "...\" 500 times",
                        "\"value 506\" 1 times, other values 493 times")
                .hasSizeLessThan(600);
    }

    @Test
    void tellsRarePositivesAsNoneSoFarUntilOneComes() throws BadEventException {
        Observations observations = new Observations();
        EventReader reader = reader(schema("yes"), observations);
        for (int i = 0; i < 4999; i++) {
            read(reader, "no");
        }
        assertThat(observations.observed().warnings())
                .singleElement()
                .asString()
                .contains("none positive so far", "unless positive labels are rare");
        read(reader, "yes");
        assertThat(observations.observed().warnings()).isEmpty();
    }

    @Test
    void asksForNoTextOnceItHasSeenBothKinds() {
        TaskLabels labels = new TaskLabels(schema("yes").spec().tasks().get(0), 0, new Observations());
        labels.saw(event(1, () -> "yes"), 0);
        assertThat(labels.isSettled()).isFalse();
        labels.saw(event(0, () -> fail("asked for, though the second kind settles it")), 0);
        assertThat(labels.isSettled()).isTrue();
        labels.saw(event(0, () -> fail("asked for")), 0);
    }

    @Test
    void countsNoLabelOfAnEventThatIsRefused() throws BadEventException {
        Observations observations = new Observations();
        EventReader reader = reader(schema("yes"), observations);
        for (int i = 0; i < 2000; i++) {
            GenericRecord person = person("no");
            person.put("spent", Double.NaN);
            byte[] bytes = Visits.bytes(person);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> reader.read(bytes, Visits.START)))
                    .isInstanceOf(BadEventException.class);
        }
        assertThat(observations.observed().warnings()).isEmpty();
    }

    @Test
    void warnsOfALabelThatIsKnownByItsDefault() {
        Schema reader = new Schema.Parser()
                .parse(Visits.SCHEMA
                        .toString()
                        .replace(
                                "\"bought\",\"type\":[\"null\",\"boolean\"],\"default\":null",
                                "\"bought\",\"type\":\"boolean\",\"default\":false"));
        Schema lacking = new Schema.Parser()
                .parse(reader.toString().replace("{\"name\":\"bought\",\"type\":\"boolean\",\"default\":false},", ""));
        assertThat(reader.getField("bought").hasDefaultValue()).isTrue();
        assertThat(lacking.getField("bought")).isNull();
        assertThat(LabelDefaults.warnings(new EventSchema(reader, List.of(), Visits.SPEC)))
                .containsExactly("task buys: bought has the default false in event.schema; an event of a writer schema"
                        + " without the field would be learnt as labelled false (expected: a union with null and the"
                        + " default null, for a label that is not known)");
        assertThat(LabelDefaults.warnings(new EventSchema(reader, List.of(reader, lacking), Visits.SPEC)))
                .singleElement()
                .asString()
                .contains(
                        "events of shop.Visit in event.writer-schemas lack the field and are learnt as labelled false");
        assertThat(LabelDefaults.warnings(Visits.schema())).isEmpty();
        assertThat(LabelDefaults.warnings(EventSchema.census())).isEmpty();
    }

    @Test
    void warnsOfALabelThatTheDefaultOfItsRecordGives() {
        Schema schema = new Schema.Parser().parse("""
                {"type": "record", "name": "Person", "fields": [
                  {"name": "id", "type": "string"}, {"name": "at", "type": "long"}, {"name": "age", "type": "long"},
                  {"name": "left", "type": {"type": "record", "name": "Left", "fields": [
                    {"name": "early", "type": ["null", "boolean"]}]}, "default": {"early": null}},
                  {"name": "end", "type": {"type": "record", "name": "End", "fields": [
                    {"name": "why", "type": "string"}]}, "default": {"why": "bored"}}]}""");
        FeatureSpec spec = FeatureSpec.parse("""
                event-id: id
                event-time: at
                continuous: [{field: age}]
                tasks: [{name: goes, field: left.early, positive: true}, {name: ends, field: end.why, positive: done}]
                """);
        assertThat(LabelDefaults.warnings(new EventSchema(schema, List.of(), spec)))
                .singleElement()
                .asString()
                .startsWith("task ends: end.why has the default bored in event.schema; an event of a writer schema");
    }

    /** What is said of the other fields, which never change, is not looked at here. */
    private static EventReader reader(EventSchema schema, Observations observations) {
        return new EventReader(
                schema, Duration.ofDays(1), new TaskLabels(schema.spec().tasks().get(0), 0, observations));
    }

    private static SoundEvent event(double label, Supplier<String> text) {
        FieldValues values = FieldValues.of(schema("yes").spec());
        values.setLabel(0, label);
        return new SoundEvent() {

            @Override
            public long time() {
                return Visits.START;
            }

            @Override
            public Optional<EventTime.Unit> timeUnit() {
                return Optional.of(EventTime.Unit.MS);
            }

            @Override
            public FieldValues values() {
                return values;
            }

            @Override
            public String labelText(int task) {
                return text.get();
            }
        };
    }

    private static EventSchema schema(String positive) {
        return new EventSchema(SCHEMA, List.of(), FeatureSpec.parse(SPEC.replace("POSITIVE", positive)));
    }

    private static void read(EventReader reader, Object label) throws BadEventException {
        reader.read(Visits.bytes(person(label)), Visits.START);
    }

    private static GenericRecord person(Object label) {
        GenericRecord person = new GenericData.Record(SCHEMA);
        person.put("id", "p" + new SplittableRandom(1).nextInt(9));
        person.put("at", Visits.START);
        person.put("age", 40L);
        person.put("income", label);
        person.put("spent", 1.0);
        return person;
    }
}
