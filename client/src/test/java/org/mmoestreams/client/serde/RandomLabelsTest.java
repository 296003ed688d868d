package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.client.serde.LabelRecords.NOON;
import static org.mmoestreams.client.serde.LabelRecords.SPEC;
import static org.mmoestreams.client.serde.LabelRecords.key;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Mutations;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.LabelSpec;
import org.mmoestreams.schemas.LabelEvent;

/** Random labels, written by Avro's own writer with the fields in any order, come back as they were. */
class RandomLabelsTest {

    private static final int HEADER = 10;
    private static final int LABELS = 20_000;
    private static final List<String> BUYS = List.of("left", "bought");
    private static final Schema WIDE = LabelRecords.schema("""
            {"name":"id","type":"string"},
            {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
            {"name":"clicked","type":["null","boolean"],"default":null},
            {"name":"outcome","type":["null","string"],"default":null},
            {"name":"watched","type":["null","double"],"default":null}""");

    @Test
    void namedLabelsComeBack() throws BadEventException {
        SplittableRandom random = random("RandomLabelsTest.namedLabelsComeBack");
        Schema reader = LabelEvent.getClassSchema();
        for (int writers = 0; writers < 20; writers++) {
            Schema writer = shuffled(reader, random);
            LabelReader labels =
                    new LabelReader(new LabelSchema(reader, List.of(writer), LabelSpec.builtIn(), SPEC), Duration.ZERO);
            for (int i = 0; i < LABELS / 20; i++) {
                int task = random.nextInt(SPEC.tasks().size());
                boolean positive = random.nextBoolean();
                double number = random.nextDouble() * 1000;
                GenericRecord record = new GenericData.Record(writer);
                record.put("event_id", "v" + random.nextLong());
                record.put("event_time", NOON - random.nextLong(1L << 40));
                record.put("task", SPEC.tasks().get(task).name());
                record.put("value", value(task, positive, number));
                double expected = SPEC.tasks().get(task).isBinary() ? (positive ? 1 : 0) : number;
                double[] values = new double[SPEC.tasks().size()];
                Arrays.fill(values, Double.NaN);
                values[task] = expected;
                Label label = read(labels, record, "event_id");
                assertThat(label.time()).isEqualTo(record.get("event_time"));
                assertThat(LabelRecords.values(label)).containsExactly(values);
            }
        }
    }

    @Test
    void labelsOfSeveralTasksComeBack() throws BadEventException {
        SplittableRandom random = random("RandomLabelsTest.labelsOfSeveralTasksComeBack");
        LabelSpec spec = LabelSpec.parse("{id: id, time: at, tasks: {click: clicked, buy: outcome, minutes: watched}}");
        for (int writers = 0; writers < 20; writers++) {
            Schema writer = shuffled(WIDE, random);
            LabelReader labels = new LabelReader(new LabelSchema(WIDE, List.of(writer), spec, SPEC), Duration.ZERO);
            for (int i = 0; i < LABELS / 20; i++) {
                double click = random.nextInt(3) == 0 ? Double.NaN : random.nextInt(2);
                double buy = random.nextInt(3) == 0 ? Double.NaN : random.nextInt(2);
                double minutes = random.nextInt(3) == 0 ? Double.NaN : random.nextDouble() * 1000;
                GenericRecord record = new GenericData.Record(writer);
                record.put("id", "v" + random.nextLong());
                record.put("at", NOON - random.nextLong(1L << 40));
                record.put("clicked", Double.isNaN(click) ? null : click == 1);
                record.put("outcome", Double.isNaN(buy) ? null : BUYS.get((int) buy));
                record.put("watched", Double.isNaN(minutes) ? null : minutes);
                Label label = read(labels, record, "id");
                assertThat(label.time()).isEqualTo(record.get("at"));
                assertThat(LabelRecords.values(label))
                        .containsExactly(click, buy, Double.NaN, Double.NaN, Double.NaN, minutes);
            }
        }
    }

    @Test
    void damagedBytesAreReadOrRefusedAndNothingElse() throws BadEventException {
        SplittableRandom random = random("RandomLabelsTest.damagedBytesAreReadOrRefusedAndNothingElse");
        LabelReader labels = new LabelReader(LabelSchema.builtIn(SPEC), Duration.ZERO);
        List<byte[]> samples = new ArrayList<>();
        for (int task = 0; task < SPEC.tasks().size(); task++) {
            samples.add(LabelRecords.event("v1", SPEC.tasks().get(task).name(), value(task, true, 7)));
        }
        int refused = 0;
        for (int i = 0; i < LABELS; i++) {
            byte[] damaged = Mutations.of(samples.get(i % samples.size()), samples, HEADER, random);
            try {
                assertThat(labels.read(key("v1"), damaged, NOON).idText()).isEqualTo("v1");
            } catch (BadEventException bad) {
                refused++;
            }
            assertThat(labels.read(key("v1"), samples.get(0), NOON).value(0)).isOne();
        }
        assertThat(refused).isPositive();
    }

    private static Object value(int task, boolean positive, double number) {
        return switch (SPEC.tasks().get(task).name()) {
            case "click" -> positive;
            case "buy" -> BUYS.get(positive ? 1 : 0);
            case "stay" -> positive ? 31 + number : number / 1000 * 30;
            case "leave" -> !positive;
            case "rate" -> positive ? "4" : "3.0";
            default -> number;
        };
    }

    private static Label read(LabelReader labels, GenericRecord record, String id) throws BadEventException {
        String text = (String) record.get(id);
        record.put("other", text.length());
        Label label = labels.read(key(text), Visits.bytes(record), NOON);
        assertThat(label.idText()).isEqualTo(text);
        return label;
    }

    /** The same fields in another order, among others. */
    private static Schema shuffled(Schema schema, SplittableRandom random) {
        List<Schema.Field> fields = new ArrayList<>();
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("other", Schema.create(Schema.Type.INT), null, 5));
        Collections.shuffle(fields, new Random(random.nextLong()));
        return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
    }

    private static SplittableRandom random(String test) {
        return new SplittableRandom(Seeds.fresh(test));
    }
}
