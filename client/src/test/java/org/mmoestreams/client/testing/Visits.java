package org.mmoestreams.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;

/**
 * Events of a shop that has nothing to do with the census: every type that a feature can have, a binary task and a
 * regression task. Small, so that a model of them learns thousands of events a second.
 */
public final class Visits {

    /** The schema of a visit. */
    public static final Schema SCHEMA = new Schema.Parser().parse("""
                    {"type": "record", "name": "Visit", "namespace": "shop", "fields": [
                      {"name": "id", "type": "string"},
                      {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                      {"name": "place", "type": ["null", "string"], "default": null},
                      {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["WALK", "RIDE", "FLY"]}},
                      {"name": "member", "type": "boolean"},
                      {"name": "shelf", "type": "int"},
                      {"name": "amount", "type": ["null", "double"], "default": null},
                      {"name": "visits", "type": "long"},
                      {"name": "bought", "type": ["null", "boolean"], "default": null},
                      {"name": "spent", "type": ["null", "double"], "default": null},
                      {"name": "note", "type": ["null", "string"], "default": null}
                    ]}""");

    /** What the fields mean. */
    public static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: at
            nominal:
              - {field: place, capacity: 4}
              - {field: kind, capacity: 4}
              - {field: member, capacity: 2}
              - {field: shelf, capacity: 4}
            continuous:
              - {field: amount, buckets: {per-octave: 2, max: 1000}}
              - {field: visits, buckets: {width: 1.0, max: 10}}
            tasks:
              - {name: buys, field: bought, kind: binary, positive: "true", weight: 1}
              - {name: spends, field: spent, kind: regression, weight: 0.5}
            ignored: [note]
            """);

    /** The time of the first visits. */
    public static final long START = 1_700_000_000_000L;

    private static final List<String> PLACES = List.of("north", "south", "east", "west", "élan", "moor");

    private Visits() {}

    /**
     * The schema with a change in its text.
     *
     * @throws AssertionError when nothing changes
     */
    public static Schema schemaWith(UnaryOperator<String> change) {
        String text = SCHEMA.toString();
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        return new Schema.Parser().parse(changed);
    }

    /** How visits are read. */
    public static EventSchema schema() {
        return new EventSchema(SCHEMA, List.of(), SPEC);
    }

    /** Assignments that make a model of visits small and its windows 8 rows. */
    public static String[] smallModel(String... more) {
        List<String> assignments = new ArrayList<>(List.of(
                "window.rows=8",
                "model.experts=2",
                "model.expert-units=4",
                "model.tower-units=4",
                "model.embedding-width=4"));
        assignments.addAll(List.of(more));
        return assignments.toArray(String[]::new);
    }

    /** A visit with random features and both labels. */
    public static GenericRecord labelled(SplittableRandom random, int index, long time) {
        GenericRecord visit = unlabelled(random, index, time);
        boolean near = visit.get("kind").toString().equals("WALK");
        visit.put("bought", random.nextDouble() < (near ? 0.8 : 0.3));
        visit.put("spent", random.nextDouble() * (near ? 10 : 100));
        return visit;
    }

    /** A visit with random features and without labels. */
    public static GenericRecord unlabelled(SplittableRandom random, int index, long time) {
        GenericRecord visit = new GenericData.Record(SCHEMA);
        visit.put("id", "visit-" + index);
        visit.put("at", time);
        visit.put("place", random.nextInt(8) == 0 ? null : PLACES.get(random.nextInt(PLACES.size())));
        visit.put("kind", new GenericData.EnumSymbol(SCHEMA.getField("kind").schema(), kind(random)));
        visit.put("member", random.nextBoolean());
        visit.put("shelf", random.nextInt(6));
        visit.put("amount", random.nextInt(5) == 0 ? null : random.nextDouble() * 500);
        visit.put("visits", (long) random.nextInt(12));
        return visit;
    }

    /** A record in Avro's single-object encoding. */
    public static byte[] bytes(GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0xC3).put((byte) 0x01).putLong(SchemaNormalization.parsingFingerprint64(record.getSchema()));
        out.writeBytes(header.array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String kind(SplittableRandom random) {
        return List.of("WALK", "RIDE", "FLY").get(random.nextInt(3));
    }
}
