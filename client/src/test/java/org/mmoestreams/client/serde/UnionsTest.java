package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.client.serde.LabelRecords.SPEC;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.LabelSpec;

/** A value of a union is read straight from its bytes as Avro's own reader reads it. */
class UnionsTest {

    private static final int PAIRS = 3000;
    private static final LabelSpec LABELS = LabelSpec.parse("{id: id, task: task, value: value}");
    private static final List<String> TYPES = List.of(
            "\"null\"",
            "\"string\"",
            "\"bytes\"",
            "\"int\"",
            "\"long\"",
            "\"float\"",
            "\"double\"",
            "\"boolean\"",
            "{\"type\":\"enum\",\"name\":\"End\",\"symbols\":[\"bought\",\"left\"]}");

    private final SplittableRandom random = new SplittableRandom(Seeds.fresh("UnionsTest"));

    @Test
    void bothDecodersReadTheSame() {
        int direct = 0;
        for (int i = 0; i < PAIRS; i++) {
            Optional<Schema> reader = reader(union());
            Schema writer = schema(union());
            if (reader.isPresent() && isReadable(reader.get(), writer)) {
                direct += compare(reader.get(), writer) ? 1 : 0;
            }
        }
        assertThat(direct).isGreaterThan(PAIRS / 20);
    }

    /** False where there is but one decoder for the two. */
    private boolean compare(Schema reader, Schema writer) {
        LabelFields directly = LabelFields.of(reader, LABELS, SPEC);
        LabelFields byAvro = LabelFields.of(reader, LABELS, SPEC);
        Optional<EventDecoder> direct = DirectDecoder.of(WriterFields.of(writer, directly.used()));
        if (direct.isEmpty()) {
            return false;
        }
        EventDecoder generic = new GenericDecoder(WriterFields.of(writer, byAvro.used()));
        RandomDatum data = new RandomDatum(random);
        for (int i = 0; i < 20; i++) {
            GenericRecord record = data.record(writer);
            record.put("id", "v1");
            record.put(
                    "task",
                    SPEC.tasks().get(random.nextInt(SPEC.tasks().size())).name());
            byte[] bytes = Visits.bytes(record);
            assertThat(read(direct.get(), directly, bytes))
                    .as("%s read as %s", record, reader)
                    .isEqualTo(read(generic, byAvro, bytes));
        }
        return true;
    }

    private static Object read(EventDecoder decoder, LabelFields fields, byte[] bytes) {
        RawEvent holder = fields.holder();
        try {
            decoder.decode(bytes, 10, holder);
            fields.settle(holder);
        } catch (BadEventException refused) {
            return refused.reason() + " " + refused.getMessage();
        }
        return IntStream.range(0, SPEC.tasks().size())
                .mapToObj(holder.values()::label)
                .toList();
    }

    private static Optional<Schema> reader(List<String> union) {
        return union.contains("\"bytes\"") || union.equals(List.of("\"null\""))
                ? Optional.empty()
                : Optional.of(schema(union));
    }

    private static boolean isReadable(Schema reader, Schema writer) {
        try {
            WriterFields.of(writer, LabelFields.of(reader, LABELS, SPEC).used());
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private List<String> union() {
        List<String> types = new ArrayList<>(TYPES);
        Collections.shuffle(types, new Random(random.nextLong()));
        return types.subList(0, 1 + random.nextInt(5));
    }

    private static Schema schema(List<String> union) {
        return LabelRecords.schema("{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"task\",\"type\":\"string\"},"
                + "{\"name\":\"value\",\"type\":[" + String.join(",", union) + "]}");
    }
}
