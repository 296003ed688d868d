package org.mmoestreams.app.input;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.registry.WireFormat;

/**
 * Stands between a consumer and Kafka Streams, and keeps a record back whose schema is not known yet, with all that
 * follow it in its partition: the consumer goes back to it and reads it again a little later. To Kafka Streams it has
 * not come. So commits go on, no transaction is open for long, and nothing is passed over, however long it takes. For
 * one thread.
 */
final class AwaitedSchemas {

    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATE = Duration.ofMillis(500);
    /** What is waited for no longer is nothing to speak of. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final WireFormat format;
    private final Observations observations;
    private final Map<TopicPartition, Held> held = new HashMap<>();

    /**
     * Keeps nothing back yet.
     *
     * @param observations is told of what is kept back for long
     */
    AwaitedSchemas(WireFormat format, Observations observations) {
        this.format = format;
        this.observations = observations;
    }

    /**
     * A partition that is not read on for a while.
     *
     * @param offset of the record that is kept back
     * @param since when it was first, as {@link System#nanoTime}
     * @param until when it is not read on, likewise
     */
    private record Held(long offset, long since, long until) {}

    /** To be called before each poll: what has been kept back long enough is read on. */
    void resume(Consumer<?, ?> consumer) {
        if (held.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        Set<TopicPartition> assigned = consumer.assignment();
        Iterator<Map.Entry<TopicPartition, Held>> each = held.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<TopicPartition, Held> one = each.next();
            if (!assigned.contains(one.getKey())) {
                each.remove();
                settle(one.getKey());
            } else if (now - one.getValue().until() >= 0) {
                consumer.resume(Set.of(one.getKey()));
            }
        }
    }

    /** Those of some records that came that nothing has to be waited for. */
    ConsumerRecords<byte[], byte[]> admit(ConsumerRecords<byte[], byte[]> polled, Consumer<?, ?> consumer) {
        if (polled.isEmpty() || format == WireFormat.SINGLE_OBJECT) {
            return polled;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> admitted = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
        boolean all = true;
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            int ready = ready(partition, records);
            if (ready < records.size()) {
                all = false;
                ConsumerRecord<byte[], byte[]> first = records.get(ready);
                OffsetAndMetadata again = new OffsetAndMetadata(first.offset(), first.leaderEpoch(), "");
                consumer.seek(partition, again);
                consumer.pause(Set.of(partition));
                next.put(partition, again);
            }
            if (ready > 0) {
                admitted.put(partition, records.subList(0, ready));
            }
        }
        return all ? polled : new ConsumerRecords<>(admitted, next);
    }

    /** How many of the records may go; looks at all, so that schemas are asked for side by side. */
    private int ready(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        int ready = records.size();
        for (int i = 0; i < records.size(); i++) {
            Optional<String> awaited = awaited(records.get(i));
            if (awaited.isPresent() && i < ready) {
                ready = i;
                hold(partition, records.get(i).offset(), awaited.get());
            }
        }
        if (ready == records.size() && held.remove(partition) != null) {
            settle(partition);
        }
        return ready;
    }

    private Optional<String> awaited(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null
                ? Optional.empty()
                : format.awaited(record.topic(), record.headers(), record.value());
    }

    private void hold(TopicPartition partition, long offset, String awaited) {
        long now = System.nanoTime();
        Held before = held.get(partition);
        long since = before != null && before.offset() == offset ? before.since() : now;
        boolean isLong = now - since > QUIET.toNanos();
        held.put(partition, new Held(offset, since, now + (isLong ? LATE : SOON).toNanos()));
        if (isLong) {
            observations.wrong(
                    about(partition), partition + ", offset " + offset + " and what follows waits: " + awaited);
        }
    }

    private void settle(TopicPartition partition) {
        observations.settled(about(partition), partition + ": waits for no schema any more");
    }

    private static String about(TopicPartition partition) {
        return "schemas of " + partition;
    }
}
