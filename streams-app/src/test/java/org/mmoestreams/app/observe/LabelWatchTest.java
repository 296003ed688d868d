package org.mmoestreams.app.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
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
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureSpec;

/** Labels that cannot mean what they say are warned of: all of a kind, or known only by a default. */
class LabelWatchTest {

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
        Observations observations = new Observations(schema("50000+.").spec().tasks());
        try (LogLines log = LogLines.of(Observations.class)) {
            EventReader reader = new EventReader(schema("50000+."), Duration.ofDays(1), observations.labels());
            for (int i = 0; i < 3000; i++) {
                read(reader, i % 4 == 0 ? ">50K" : "<=50K");
            }
            assertThat(log.warnings())
                    .containsExactly(
                            "task rich: 1000 labels and none positive, that is income = \"50000+.\" (expected: some;"
                                    + " came: \">50K\" 250 times, \"<=50K\" 750 times; if one of these is meant, set"
                                    + " it as the task's `positive` in event.spec and run reset, for all of them were"
                                    + " learnt as negative)");
            assertThat(observations.observed().warnings()).isEqualTo(log.warnings());
            read(reader, "50000+.");
            assertThat(observations.observed().warnings()).as("settled by one").isEmpty();
            assertThat(observations.labels().isSettled()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, True", "true, 1", "1, true", ">50K., >50K"})
    void warnsWhateverWayTheyMissThePositive(String positive, String label) throws BadEventException {
        Observations observations = new Observations(schema(positive).spec().tasks());
        EventReader reader = new EventReader(schema(positive), Duration.ofDays(1), observations.labels());
        Object value = label.equals("1") ? (Object) 1L : label.equals("true") ? true : label;
        for (int i = 0; i < TaskLabels.ENOUGH - 1; i++) {
            read(reader, value);
        }
        assertThat(observations.observed().warnings()).isEmpty();
        read(reader, null);
        assertThat(observations.observed().warnings()).as("no label is none").isEmpty();
        read(reader, value);
        assertThat(observations.observed().warnings())
                .singleElement()
                .asString()
                .contains("none positive", "came: \"" + label + "\" 1000 times;");
    }

    @Test
    void warnsOfLabelsOfWhichNoneIsNegative() throws BadEventException {
        Observations observations = new Observations(schema("yes").spec().tasks());
        EventReader reader = new EventReader(schema("yes"), Duration.ofDays(1), observations.labels());
        for (int i = 0; i < 1000; i++) {
            read(reader, "yes");
            read(reader, null);
        }
        assertThat(observations.observed().warnings())
                .containsExactly(
                        "task rich: 1000 labels and none negative, all have income = \"yes\" (expected: some of"
                                + " another value; an event whose label is null is not learnt as negative)");
    }

    @Test
    void boundsTheValuesThatItShows() throws BadEventException {
        Observations observations = new Observations(schema("yes").spec().tasks());
        EventReader reader = new EventReader(schema("yes"), Duration.ofDays(1), observations.labels());
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
    void asksForNoTextOnceItHasSeenBothKinds() {
        Observations observations = new Observations(schema("yes").spec().tasks());
        observations.labels().saw(0, true, () -> "yes");
        observations.labels().saw(0, false, () -> "no");
        assertThat(observations.labels().isSettled()).isTrue();
        observations.labels().saw(0, false, () -> fail("asked for"));
    }

    @Test
    void countsNoLabelOfAnEventThatIsRefused() throws BadEventException {
        Observations observations = new Observations(schema("yes").spec().tasks());
        EventReader reader = new EventReader(schema("yes"), Duration.ofDays(1), observations.labels());
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
