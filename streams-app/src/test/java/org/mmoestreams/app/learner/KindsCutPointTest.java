package org.mmoestreams.app.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureSpec;

/**
 * Streams with every kind of field, cut at random points and resumed from the stores, are predicted and learnt as ones
 * that were not cut: arrays, crosses, row weights, labels on a scale of logarithms, several tasks on one field, and
 * times before 1970.
 */
class KindsCutPointTest {

    private static final Schema SCHEMA = Visits.schemaWith(text -> text.replace(
            "{\"name\":\"place\"",
            "{\"name\":\"tags\",\"type\":[\"null\",{\"type\":\"array\",\"items\":\"string\"}]},{\"name\":\"place\""));

    private static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: at
            row-weight: shelf
            nominal: [{field: place, capacity: 4}, {field: kind, capacity: 4}, {field: member, capacity: 2}]
            continuous:
              - {field: amount, scale: signed-log, missing-values: [0]}
              - {field: visits, scale: none, buckets: {width: 1.0, max: 10}}
            crosses:
              - {cross: [kind, member], capacity: 4}
              - {cross: [place, visits], hashed: 16}
            multi-valued:
              - {field: tags, capacity: 3, max-values: 2, combine: mean}
            tasks:
              - {name: buys, field: bought, positive: 1}
              - {name: spends, field: spent, kind: regression, scale: log1p}
              - {name: spends_much, field: spent, positive: {above: 40}}
            ignored: [note]
            """);

    @RepeatedTest(3)
    void resumesBitForBitAtRandomCuts() {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("KindsCutPointTest"));
        run(new VisitStream(0.6, 1000, 5000, 0.05), 0, random);
    }

    /** The first times are below zero, one of them is the one that stands for none in the store. */
    @Test
    void resumesBitForBitAroundTheYear1970() {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("KindsCutPointTest around 1970"));
        run(new VisitStream(0.6, 1000, 0, 0), Visits.START + 30_001, random);
    }

    @Test
    void resumesBitForBitWithExpertsLeftOutAtRandom() {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("KindsCutPointTest with experts left out"));
        run(
                new VisitStream(0.6, 1000, 5000, 0.05),
                0,
                random,
                "model.experts=4",
                "model.expert-dropout=0.4",
                "model.load-balance=0.1");
    }

    private static void run(VisitStream stream, long earlier, SplittableRandom random, String... more) {
        List<byte[]> visits = new ArrayList<>();
        for (GenericRecord visit : stream.records(random, 120)) {
            visits.add(Visits.bytes(tagged(visit, earlier, random)));
        }
        Settings settings =
                Settings.of(Stream.concat(Stream.of(Visits.smallModel("window.max-stream-time=PT30S")), Stream.of(more))
                        .toArray(String[]::new));
        RestartCheck.run(Variant.SOUND, new EventSchema(SCHEMA, List.of(), SPEC), settings, visits, random.nextLong());
    }

    private static GenericRecord tagged(GenericRecord visit, long earlier, SplittableRandom random) {
        GenericRecord tagged = new GenericData.Record(SCHEMA);
        visit.getSchema().getFields().forEach(field -> tagged.put(field.name(), visit.get(field.pos())));
        tagged.put("at", (long) visit.get("at") - earlier);
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add("tag" + random.nextInt(5));
        }
        tagged.put("tags", random.nextInt(8) == 0 ? null : tags);
        return tagged;
    }
}
