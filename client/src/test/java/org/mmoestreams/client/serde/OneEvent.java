package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;

/** Events of a schema of one's own, one at a time, read by both decoders. */
final class OneEvent {

    /** The time of an event whose time is a long, and of each event's record. */
    static final long NOON = 1_700_000_000_000L;

    private OneEvent() {}

    /** By both decoders, which must agree. */
    static Event read(EventSchema events, GenericRecord record) throws BadEventException {
        byte[] bytes = Visits.bytes(record);
        WriterFields fields = WriterFields.of(record.getSchema(), events);
        RawEvent generic = new RawEvent(events.spec());
        RawEvent direct = new RawEvent(events.spec());
        new GenericDecoder(fields).decode(bytes, 10, generic);
        DirectDecoder.of(fields).orElseThrow().decode(bytes, 10, direct);
        Event event = new EventReader(events, Duration.ofDays(1)).read(bytes, NOON);
        for (RawEvent raw : List.of(generic, direct)) {
            assertThat(raw.time()).isEqualTo(event.time());
            assertThat(shown(raw.values(), events.spec())).isEqualTo(shown(event.values(), events.spec()));
        }
        return event;
    }

    static List<Object> shown(FieldValues values, FeatureSpec spec) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < spec.nominal().size(); i++) {
            all.add(values.nominal(i));
        }
        for (int i = 0; i < spec.continuous().size(); i++) {
            all.add(values.continuous(i));
        }
        for (int i = 0; i < spec.features().multiValued().size(); i++) {
            all.add(values.items(i));
        }
        for (int i = 0; i < spec.tasks().size(); i++) {
            all.add(values.label(i));
        }
        all.add(values.weight());
        return all;
    }

    static GenericRecord record(Schema schema, Consumer<GenericRecord> change) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("id", "v1");
        record.put("bought", true);
        record.put("shop", "north");
        if (schema.getField("at").schema().getType() == Schema.Type.LONG) {
            record.put("at", NOON);
        }
        change.accept(record);
        return record;
    }

    static Schema schema(String fields) {
        return new Schema.Parser().parse("""
                {"type":"record","name":"Visit","namespace":"shop","fields":[
                  {"name":"id","type":"string"},
                  {"name":"bought","type":"boolean"},
                  {"name":"shop","type":"string"},
                """ + fields + "]}");
    }

    static EventSchema events(Schema schema, String features, String time) {
        return events(schema, features, time, "");
    }

    /** The shop is a feature where there is no other, else ignored. */
    static EventSchema events(Schema schema, String features, String time, String tasks) {
        boolean isAlone = !features.contains("field:");
        String shop = isAlone ? "\nnominal: [{field: shop, capacity: 9}]" : "\nignored: [shop]";
        String all =
                features.contains("ignored: [") ? features.replace("ignored: [", "ignored: [shop, ") : features + shop;
        return new EventSchema(
                schema,
                List.of(),
                FeatureSpec.parse("event-id: id\nevent-time: " + time
                        + "\ntasks:\n- {name: buys, field: bought, positive: true}\n" + tasks + all + "\n"));
    }
}
