package org.mmoestreams.workbench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/**
 * Events and the labels that come after them, the same whenever they are asked for, each record with its own time: some
 * events have a label already, some get one, both or none, some labels come before their event or twice, some are of no
 * event or of no task.
 *
 * @param events how many events, some of which are none
 */
record LateWorkload(int events) {

    /** Partitions of either topic, which take turns. */
    static final int PARTITIONS = 2;

    private static final long SEED = 20_260_102;
    private static final Instant START = Instant.parse("1995-01-01T00:00:00Z");
    private static final int LONGEST_SECONDS = 900;

    /** The settings that it is learnt with, beside the topic of labels. */
    List<String> settings() {
        List<String> own = List.of("labels.retention=PT10M", "labels.wait-for-event=PT2M");
        return Stream.of(own, Workload.WINDOWS, Workload.CHANGES, Workload.EXPERTS)
                .flatMap(List::stream)
                .toList();
    }

    /** The records of both topics, each topic's in the order of their times. */
    List<ProducerRecord<byte[], byte[]>> records(Settings settings) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Census census = new Census();
        try (RowSource rows = census.generated(SEED, RowRange.first(events))) {
            for (int index = 0; index < events; index++) {
                Instant time = START.plusSeconds(index);
                byte[] event = event(census.events(), index, rows.next(), random);
                byte[] value = random.nextInt(100) == 0 ? new byte[] {1, 2, 3} : event;
                records.add(record(settings.topics().features(), index, EventIds.idOf(index), time, value));
                for (int label = random.nextInt(4); label > 0; label--) {
                    records.add(label(settings.name(TopicRole.LABELS), index, random));
                }
            }
        }
        records.sort(Comparator.comparingLong(ProducerRecord::timestamp));
        return records;
    }

    private static byte[] event(RowEvents events, int index, String[] row, SplittableRandom random) {
        GenericRecord event = events.event(EventIds.idOf(index), START.plusSeconds(index), row);
        if (random.nextInt(4) > 0) {
            event.put("income_50k", null);
        }
        if (random.nextInt(4) > 0) {
            event.put("marital_stat", null);
        }
        return events.bytes(event);
    }

    private ProducerRecord<byte[], byte[]> label(String topic, int index, SplittableRandom random) {
        String id = random.nextInt(30) == 0 ? "nobody" + index : EventIds.idOf(index);
        Duration delay = Duration.ofSeconds(random.nextInt(LONGEST_SECONDS) - LONGEST_SECONDS / 15);
        Instant time = START.plusSeconds(index).plus(delay);
        LabelEvent label = LabelEvent.newBuilder()
                .setEventId(id)
                .setEventTime(time)
                .setTask(random.nextInt(50) == 0 ? "divorced" : random.nextBoolean() ? "income" : "never_married")
                .setValue(random.nextInt(3) == 0)
                .build();
        return record(topic, index, id, time, AvroBytes.of(label));
    }

    private ProducerRecord<byte[], byte[]> record(String topic, int index, String id, Instant time, byte[] value) {
        return new ProducerRecord<>(topic, index % PARTITIONS, time.toEpochMilli(), id.getBytes(UTF_8), value);
    }
}
