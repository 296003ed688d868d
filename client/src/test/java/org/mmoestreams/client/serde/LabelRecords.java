package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.LabelEvent;

/** Labels of tasks of several kinds, as records. */
final class LabelRecords {

    static final long NOON = OneEvent.NOON;

    static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: at
            nominal: [{field: shop, capacity: 9}]
            tasks:
              - {name: click, field: clicked, positive: true}
              - {name: buy, field: outcome, positive: [bought, reserved], negative: left, other: unknown}
              - {name: stay, field: watched, positive: {above: 30}}
              - {name: leave, field: kept, positive: false}
              - {name: rate, field: stars, positive: [4, 5], negative: [1, 2, 3]}
              - {name: minutes, field: watched, kind: regression, min: 0, max: 1000}
            """);

    private static final String TEXT = "text:";

    private LabelRecords() {}

    static int indexOf(String task) {
        return SPEC.tasks().stream().map(Task::name).toList().indexOf(task);
    }

    /** The labels by task. */
    static double[] values(Label label) {
        return IntStream.range(0, SPEC.tasks().size()).mapToDouble(label::value).toArray();
    }

    /** A boolean, a number, or a text behind {@code text:}. */
    static Object value(String written) {
        if (written.startsWith(TEXT)) {
            return written.substring(TEXT.length());
        }
        return written.equals("true") || written.equals("false") ? Boolean.valueOf(written) : Double.valueOf(written);
    }

    /** The value of a record of the project's own form. */
    static byte[] event(String id, String task, Object value) {
        return AvroBytes.of(LabelEvent.newBuilder()
                .setEventId(id)
                .setEventTime(Instant.ofEpochMilli(NOON))
                .setTask(task)
                .setValue(value)
                .build());
    }

    static byte[] key(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** The schema of records with some fields. */
    static Schema schema(String fields) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Outcome\",\"namespace\":\"shop\",\"fields\":[" + fields + "]}");
    }
}
