package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Features;

/** Producers and learners change their schemas at different times: the model goes on, its features in their places. */
class SchemaEvolutionTest {

    private static final String PLACE = "{\"name\":\"place\",\"type\":[\"null\",\"string\"],\"default\":null}";
    private static final String SHELF = "{\"name\":\"shelf\",\"type\":\"int\"}";
    private static final String KIND =
            "{\"name\":\"kind\",\"type\":{\"type\":\"enum\",\"name\":\"Kind\",\"symbols\":[\"WALK\",\"RIDE\",\"FLY\"]";
    private static final String WEATHER = "{\"name\":\"weather\",\"type\":\"string\",\"default\":\"dry\"}";
    private static final Settings SETTINGS = Settings.of(Visits.smallModel());

    private final List<GenericRecord> visits = new VisitStream(0.8, 1000, 0, 0).records(new SplittableRandom(41), 120);

    @Test
    void anOldLearnerGoesOnWithEventsThatGainedAField() {
        assertLearnsAlike(Visits.SCHEMA, Visits.schemaWith(text -> text.replace(PLACE, WEATHER + "," + PLACE)));
    }

    @Test
    void anOldLearnerGoesOnWithEventsThatLostAnOptionalField() {
        visits.forEach(visit -> visit.put("place", null));
        assertLearnsAlike(Visits.SCHEMA, Visits.schemaWith(text -> text.replace(PLACE + ",", "")));
    }

    @Test
    void aLearnerGoesOnWithEventsWhoseFieldWasRenamed() {
        Schema reader = Visits.schemaWith(text -> text.replace(SHELF, SHELF.replace("}", ",\"aliases\":[\"rack\"]}")));
        assertLearnsAlike(reader, Visits.schemaWith(text -> text.replace(SHELF, SHELF.replace("shelf", "rack"))));
    }

    @Test
    void aLearnerGoesOnWithASymbolThatItDoesNotKnow() {
        Schema reader = Visits.schemaWith(text -> text.replace(KIND, KIND + ",\"default\":\"FLY\""));
        Schema writer = Visits.schemaWith(
                text -> text.replace("[\"WALK\",\"RIDE\",\"FLY\"]", "[\"SAIL\",\"WALK\",\"RIDE\",\"FLY\"]"));
        List<byte[]> sailing = new ArrayList<>();
        List<byte[]> flying = new ArrayList<>();
        for (int i = 0; i < visits.size(); i++) {
            GenericRecord visit = visits.get(i);
            visit.put("kind", symbol(Visits.SCHEMA, i % 3 == 0 ? "FLY" : "RIDE"));
            flying.add(Visits.bytes(visit));
            GenericRecord rewritten = rewritten(visit, writer);
            rewritten.put("kind", symbol(writer, i % 3 == 0 ? "SAIL" : "RIDE"));
            sailing.add(Visits.bytes(rewritten));
        }
        assertLearnsAlike(new EventSchema(reader, List.of(writer), Visits.SPEC), flying, sailing);
    }

    @Test
    void aSymbolThatNothingStandsInForCostsItsOwnEventsOnly() {
        Schema writer = Visits.schemaWith(
                text -> text.replace("[\"WALK\",\"RIDE\",\"FLY\"]", "[\"SAIL\",\"WALK\",\"RIDE\",\"FLY\"]"));
        EventSchema schema = new EventSchema(Visits.SCHEMA, List.of(writer), Visits.SPEC);
        try (RestartableLearner one = learner();
                RestartableLearner other = new RestartableLearner(schema, SETTINGS, Visits.START)) {
            for (int i = 0; i < visits.size(); i++) {
                GenericRecord visit = visits.get(i);
                GenericRecord rewritten = rewritten(visit, writer);
                String kind = i % 3 == 0 ? "SAIL" : visit.get("kind").toString();
                rewritten.put("kind", symbol(writer, kind));
                other.send(Visits.bytes(rewritten));
                if (i % 3 != 0) {
                    one.send(Visits.bytes(visit));
                }
            }
            assertThat(other.published())
                    .filteredOn(line -> line.startsWith(LearnerNode.DEAD_LETTERS))
                    .hasSize(visits.size() / 3);
            assertThat(other.digest()).isEqualTo(one.digest());
        }
    }

    @Test
    void aNewNameTakesTheOverflowsPlaceOnceTheVocabularyIsFull() {
        List<byte[]> before = visits.stream().map(Visits::bytes).toList();
        visits.forEach(visit -> visit.put("place", "atlantis"));
        List<byte[]> atlantis = visits.stream().map(Visits::bytes).toList();
        visits.forEach(visit -> visit.put("place", "avalon"));
        List<byte[]> avalon = visits.stream().map(Visits::bytes).toList();
        try (RestartableLearner one = learner();
                RestartableLearner other = learner()) {
            before.forEach(one::send);
            before.forEach(other::send);
            atlantis.forEach(one::send);
            avalon.forEach(other::send);
            assertThat(one.published()).isEqualTo(other.published());
            assertThat(one.digest()).isEqualTo(other.digest());
        }
    }

    @Test
    void aNewLearnerGoesOnWithOldEvents() {
        Schema extended = Visits.schemaWith(text -> text.replace(PLACE, WEATHER + "," + PLACE));
        FeatureSpec spec = new FeatureSpec(
                Visits.SPEC.row(), Visits.SPEC.features(), Visits.SPEC.tasks(), List.of("note", "weather"));
        EventSchema newer = new EventSchema(extended, List.of(Visits.SCHEMA), spec);
        List<byte[]> old = visits.stream().map(Visits::bytes).toList();
        try (RestartableLearner steady = learner();
                RestartableLearner renewed = learner()) {
            old.forEach(steady::send);
            old.subList(0, 53).forEach(renewed::send);
            renewed.restartAs(newer, SETTINGS);
            old.subList(53, 70).forEach(renewed::send);
            visits.subList(70, 90).forEach(visit -> renewed.send(Visits.bytes(rewritten(visit, extended))));
            renewed.restart();
            old.subList(90, 120).forEach(renewed::send);
            assertThat(renewed.published()).isEqualTo(steady.published());
            assertThat(renewed.digest()).isEqualTo(steady.digest());
        }
    }

    @Test
    void aLearnerOfOtherFeaturesRefusesTheModel() {
        FeatureSpec fewer = new FeatureSpec(
                Visits.SPEC.row(),
                new Features(Visits.SPEC.nominal().subList(1, 4), Visits.SPEC.continuous()),
                Visits.SPEC.tasks(),
                List.of("note", "place"));
        try (RestartableLearner learner = learner()) {
            learner.send(Visits.bytes(visits.get(0)));
            assertThatThrownBy(() -> learner.restartAs(new EventSchema(Visits.SCHEMA, List.of(), fewer), SETTINGS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("stored model: spec.nominal is ");
        }
    }

    private void assertLearnsAlike(Schema reader, Schema writer) {
        List<byte[]> old = visits.stream().map(Visits::bytes).toList();
        List<byte[]> changed = visits.stream()
                .map(visit -> Visits.bytes(rewritten(visit, writer)))
                .toList();
        assertLearnsAlike(new EventSchema(reader, List.of(writer, Visits.SCHEMA), Visits.SPEC), old, changed);
    }

    /**
     * A learner that gets old events, is restarted to know the new ones and gets these does as one that gets old ones
     * only.
     */
    private static void assertLearnsAlike(EventSchema schema, List<byte[]> old, List<byte[]> changed) {
        int half = old.size() / 2 + 3;
        try (RestartableLearner steady = learner();
                RestartableLearner mixed = learner()) {
            old.forEach(steady::send);
            old.subList(0, half).forEach(mixed::send);
            mixed.restartAs(schema, SETTINGS);
            changed.subList(half, changed.size()).forEach(mixed::send);
            assertThat(mixed.published()).isEqualTo(steady.published()).hasSizeGreaterThan(80);
            assertThat(mixed.published()).noneMatch(line -> line.startsWith(LearnerNode.DEAD_LETTERS));
            assertThat(mixed.digest()).isEqualTo(steady.digest());
        }
    }

    private static RestartableLearner learner() {
        return new RestartableLearner(Visits.schema(), SETTINGS, Visits.START);
    }

    private static GenericData.EnumSymbol symbol(Schema schema, String name) {
        return new GenericData.EnumSymbol(schema.getField("kind").schema(), name);
    }

    private static GenericRecord rewritten(GenericRecord visit, Schema writer) {
        GenericRecord written = new GenericData.Record(writer);
        for (Schema.Field field : writer.getFields()) {
            String name = field.name().equals("rack") ? "shelf" : field.name();
            written.put(field.pos(), name.equals("weather") ? "rain" : visit.get(name));
        }
        return written;
    }
}
