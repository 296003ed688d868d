package org.mmoestreams.app.input;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
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

    private static final String DELETED = "records deleted while they waited";

    private final WireFormat format;
    private final Observations observations;
    private final Set<String> inputs;
    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Held> held = new HashMap<>();
    /** What Kafka Streams does not want to be read on. */
    private final Set<TopicPartition> unwanted = new HashSet<>();
    /** Where a value was waited for in vain, until one can be read again. */
    private final Set<TopicPartition> givenUp = new HashSet<>();

    /**
     * Keeps nothing back yet.
     *
     * @param observations is told of what is kept back for long
     * @param inputs the topics that have dead letters; values of others, the application's own, are never given up here
     */
    AwaitedSchemas(WireFormat format, Observations observations, Collection<String> inputs) {
        this(format, observations, inputs, System::nanoTime);
    }

    AwaitedSchemas(WireFormat format, Observations observations, Collection<String> inputs, LongSupplier nanoTime) {
        this.format = format;
        this.observations = observations;
        this.inputs = Set.copyOf(inputs);
        this.nanoTime = nanoTime;
    }

    /**
     * A partition that is not read on for a while.
     *
     * @param offset of the record that is kept back
     * @param since when it was first, as {@link System#nanoTime}
     * @param until when it is not read on, likewise
     */
    private record Held(long offset, long since, long until) {}

    /** Kafka Streams wants these partitions to be read no further. */
    void paused(Collection<TopicPartition> partitions) {
        unwanted.addAll(partitions);
    }

    /** Kafka Streams wants these partitions to be read on; gives those of them where nothing is kept back. */
    Set<TopicPartition> resumed(Collection<TopicPartition> partitions) {
        partitions.forEach(unwanted::remove);
        Set<TopicPartition> free = new HashSet<>(partitions);
        held.keySet().forEach(free::remove);
        return free;
    }

    /** To be called before each poll: what has been kept back long enough is read on. */
    void resume(Fetching consumer) {
        if (held.isEmpty()) {
            return;
        }
        long now = nanoTime.getAsLong();
        Set<TopicPartition> assigned = consumer.assignment();
        unwanted.retainAll(assigned);
        givenUp.retainAll(assigned);
        Iterator<Map.Entry<TopicPartition, Held>> each = held.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<TopicPartition, Held> one = each.next();
            TopicPartition partition = one.getKey();
            if (!assigned.contains(partition)) {
                each.remove();
                settle(partition);
            } else if (now - one.getValue().until() >= 0 && !unwanted.contains(partition)) {
                consumer.resume(partition);
            }
        }
    }

    /** Those of some records that came that nothing has to be waited for. */
    ConsumerRecords<byte[], byte[]> admit(ConsumerRecords<byte[], byte[]> polled, Fetching consumer) {
        if (polled.isEmpty() || format == WireFormat.SINGLE_OBJECT) {
            return polled;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> admitted = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
        boolean all = true;
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            noteDeleted(partition, records.get(0).offset());
            int ready = ready(partition, records);
            if (ready < records.size()) {
                all = false;
                next.put(partition, goBack(partition, records.get(ready), consumer));
            }
            if (ready > 0) {
                admitted.put(partition, records.subList(0, ready));
            }
        }
        return all ? polled : new ConsumerRecords<>(admitted, next);
    }

    private OffsetAndMetadata goBack(
            TopicPartition partition, ConsumerRecord<byte[], byte[]> first, Fetching consumer) {
        OffsetAndMetadata again = new OffsetAndMetadata(first.offset(), first.leaderEpoch(), "");
        consumer.goBack(partition, again);
        if (held.containsKey(partition)) {
            consumer.pause(partition);
        }
        return again;
    }

    private void noteDeleted(TopicPartition partition, long first) {
        Held before = held.get(partition);
        if (before != null && first > before.offset()) {
            observations.incident(
                    DELETED,
                    first - before.offset(),
                    partition + ": from offset " + before.offset() + " to " + (first - 1)
                            + " (expected: to be kept until the schema is there; give the topic a longer"
                            + " retention.ms)");
        }
    }

    /** How many of the records may go. */
    private int ready(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        Optional<Duration> patience = format.patience();
        int ready = patience.isPresent()
                ? readyOneByOne(partition, records, patience.get())
                : readySideBySide(partition, records);
        boolean isHeld = ready < records.size()
                && held.containsKey(partition)
                && held.get(partition).offset() == records.get(ready).offset();
        if (!isHeld) {
            held.remove(partition);
            // said, it may be, by a thread before this one
            settle(partition);
        }
        return ready;
    }

    /** Looks at all, so that schemas are asked for side by side. */
    private int readySideBySide(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        int ready = records.size();
        for (int i = 0; i < records.size(); i++) {
            Optional<String> awaited = awaited(records.get(i));
            if (awaited.isPresent() && i < ready) {
                ready = i;
                hold(partition, records.get(i).offset(), awaited.get());
            }
        }
        return ready;
    }

    /** Looks no further than to the first that is not ready, since each takes this thread's time. */
    private int readyOneByOne(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, Duration patience) {
        for (int i = 0; i < records.size(); i++) {
            Optional<String> awaited = awaited(records.get(i));
            if (awaited.isEmpty()) {
                givenUp.remove(partition);
            } else if (isOver(partition, records.get(i).offset(), patience)) {
                givenUp.add(partition);
                return i + 1;
            } else {
                hold(partition, records.get(i).offset(), awaited.get());
                return i;
            }
        }
        return records.size();
    }

    private boolean isOver(TopicPartition partition, long offset, Duration patience) {
        Held before = held.get(partition);
        boolean isWaitedOut = before != null
                && before.offset() == offset
                && nanoTime.getAsLong() - before.since() >= patience.toNanos();
        return inputs.contains(partition.topic()) && (isWaitedOut || givenUp.contains(partition));
    }

    private Optional<String> awaited(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null
                ? Optional.empty()
                : format.awaited(record.topic(), record.headers(), record.value());
    }

    private void hold(TopicPartition partition, long offset, String awaited) {
        long now = nanoTime.getAsLong();
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
