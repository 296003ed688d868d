package org.mmoestreams.workbench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.testing.PacedSending;
import org.mmoestreams.workbench.testing.TestKafka;

/** Labels of the events of a usual workload on their way to a group, each to the partition of its event. */
final class LateLabels {

    private static final String TASK = "income";
    private static final Instant TIME = Instant.parse("1995-01-01T00:01:00Z");

    private final Brokers brokers;

    LateLabels(Brokers brokers) {
        this.brokers = brokers;
    }

    /** The setting by which a group reads labels from a topic of its own. */
    static String ofItsOwn() {
        return TopicRole.LABELS.key() + "=" + TestKafka.unique("labels");
    }

    /** A partition of a group's labels topic. */
    static TopicPartition partition(LearnerGroup group, int partition) {
        return new TopicPartition(group.settings().name(TopicRole.LABELS), partition);
    }

    /** Sends the labels of the events from one number to before another. */
    void send(LearnerGroup group, int from, int until) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int index = from; index < until; index++) {
            String id = EventIds.idOf(index);
            LabelEvent label = LabelEvent.newBuilder()
                    .setEventId(id)
                    .setEventTime(TIME)
                    .setTask(TASK)
                    .setValue(index % 16 == 0)
                    .build();
            TopicPartition to = partition(group, index % Workload.USUAL.partitions());
            records.add(new ProducerRecord<>(to.topic(), to.partition(), id.getBytes(UTF_8), AvroBytes.of(label)));
        }
        try (var producer =
                new KafkaProducer<byte[], byte[]>(ClientProperties.producer(group.settings(), brokers.bootstrap()))) {
            PacedSending.send(producer, records, Double.POSITIVE_INFINITY);
        }
    }

    /** Waits until a group has taken the labels of each partition up to an offset. */
    void awaitTaken(LearnerGroup group, long next) {
        Admin admin = brokers.admin();
        group.await("labels up to offset " + next, () -> {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    Futures.get(admin.listConsumerGroupOffsets(group.settings().applicationId())
                            .partitionsToOffsetAndMetadata());
            return List.of(partition(group, 0), partition(group, 1)).stream()
                    .allMatch(each ->
                            offsets.get(each) != null && offsets.get(each).offset() >= next);
        });
    }
}
