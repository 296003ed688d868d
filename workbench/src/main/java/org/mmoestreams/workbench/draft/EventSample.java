package org.mmoestreams.workbench.draft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.client.topics.TopicReading;

/** Looks at the last events of a topic. For one thread. */
public final class EventSample {

    private final BinaryMessageDecoder<GenericRecord> decoder;
    private final Profile profile = new Profile(true);
    private int rows;
    private long unusable;
    private String problem;

    private EventSample(Schema schema) {
        decoder = new BinaryMessageDecoder<>(GenericData.get(), schema);
    }

    /**
     * Looks at the last events of each partition, one partition after the other.
     *
     * @param consumer without subscription; reads nothing else meanwhile
     * @param schema what events are written with
     * @param most how many records of each partition to look at
     * @param interrupted whether to end; asked a few times a second
     * @throws IllegalStateException when there is no such topic, or it was interrupted
     * @throws org.apache.kafka.common.errors.TimeoutException when brokers do not answer
     */
    public static Sample of(
            Consumer<byte[], byte[]> consumer, String topic, Schema schema, int most, BooleanSupplier interrupted) {
        EventSample sample = new EventSample(schema);
        TopicReading reading = TopicReading.toEnd(consumer, topic);
        for (TopicPartition partition : seekToLast(consumer, reading.ends(), most)) {
            consumer.pause(consumer.assignment());
            consumer.resume(List.of(partition));
            while (consumer.position(partition) < reading.ends().get(partition)) {
                if (interrupted.getAsBoolean()) {
                    throw new IllegalStateException("topic " + topic + ": interrupted while it was read");
                }
                reading.next().forEach(sample::add);
            }
        }
        return new Sample(sample.profile, sample.rows, sample.unusable, Optional.ofNullable(sample.problem));
    }

    private static List<TopicPartition> seekToLast(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, int most) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(ends.keySet());
        ends.forEach((partition, end) -> consumer.seek(partition, Math.max(beginnings.get(partition), end - most)));
        List<TopicPartition> inOrder = new ArrayList<>(ends.keySet());
        inOrder.sort(Comparator.comparing(TopicPartition::partition));
        return inOrder;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() == null) {
                throw new IOException("no value");
            }
            GenericRecord event = decoder.decode(record.value());
            profile.add(EventNodes.of(event), rows);
            rows++;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            unusable++;
            problem = problem == null
                    ? "partition " + record.partition() + ", offset " + record.offset() + ": " + e.getMessage()
                    : problem;
        }
    }
}
