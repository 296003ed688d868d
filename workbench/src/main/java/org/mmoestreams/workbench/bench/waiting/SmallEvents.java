package org.mmoestreams.workbench.bench.waiting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.EventIds;

/** Events of few small fields, whose label comes later, if it comes. Each is a function of its index and its time. */
final class SmallEvents {

    /** How long labels are waited for, in milliseconds. */
    static final long WINDOW_MILLIS = 7 * 24 * 3_600_000L;

    private static final String SCHEMA = """
            {"type": "record", "name": "Offer", "namespace": "bench", "fields": [
              {"name": "id", "type": "string"},
              {"name": "shown", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "place", "type": "string"},
              {"name": "device", "type": "string"},
              {"name": "kind", "type": "string"},
              {"name": "price", "type": "double"},
              {"name": "bought", "type": ["null", "boolean"]}]}
            """;

    private static final String SPEC = """
            event-id: id
            event-time: shown
            nominal:
              - {field: place, capacity: 32}
              - {field: device, capacity: 8}
              - {field: kind, capacity: 16}
            continuous:
              - {field: price, buckets: {width: 10, max: 100}}
            tasks:
              - {name: bought, field: bought, positive: "true", attribution: P7D, at-end: drop}
            """;

    private static final String TASK = "bought";
    private static final int PLACES = 31;
    private static final int DEVICES = 7;
    private static final int KINDS = 13;
    private static final int PRICES = 101;

    private final EventFormat format = EventFormat.of(SCHEMA, SPEC);
    private final Schema schema = format.schema().reader();

    /** What the events are. */
    EventFormat format() {
        return format;
    }

    /** The event of an index, without its label. */
    ProducerRecord<byte[], byte[]> event(String topic, long index, long time) {
        return event(topic, index, time, null);
    }

    /** The event of an index, with its label. */
    ProducerRecord<byte[], byte[]> labelled(String topic, long index, long time) {
        return event(topic, index, time, isBought(index));
    }

    /** The label of an index's event. */
    ProducerRecord<byte[], byte[]> label(String topic, long index, long time) {
        String id = EventIds.idOf(index);
        byte[] value = AvroBytes.of(LabelEvent.newBuilder()
                .setEventId(id)
                .setEventTime(Instant.ofEpochMilli(time))
                .setTask(TASK)
                .setValue(isBought(index))
                .build());
        return new ProducerRecord<>(topic, 0, time, key(id), value);
    }

    private ProducerRecord<byte[], byte[]> event(String topic, long index, long time, Boolean label) {
        String id = EventIds.idOf(index);
        GenericRecord event = new GenericData.Record(schema);
        event.put("id", id);
        event.put("shown", time);
        event.put("place", "place " + index % PLACES);
        event.put("device", "device " + index % DEVICES);
        event.put("kind", "kind " + index % KINDS);
        event.put("price", (double) (index % PRICES));
        event.put(TASK, label);
        return new ProducerRecord<>(topic, 0, time, key(id), format.bytes(event));
    }

    private static boolean isBought(long index) {
        return (index % PLACES + index % KINDS) % 2 == 0;
    }

    private static byte[] key(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
