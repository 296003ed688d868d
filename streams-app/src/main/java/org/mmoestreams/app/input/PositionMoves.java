package org.mmoestreams.app.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.models.StoredModels;

/**
 * Moves where a learner goes on, for someone who means it: the group's offset and the position in the model's state, in
 * one transaction. No learner of the application may run.
 */
public final class PositionMoves {

    private final Settings settings;
    private final String bootstrap;
    private final Admin admin;

    /** Moves the positions of the application that the settings name; the caller closes {@code admin}. */
    public PositionMoves(Settings settings, String bootstrap, Admin admin) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.admin = admin;
    }

    /** What the transactions that move positions are known by. */
    public static String transactionalId(String applicationId) {
        return applicationId + "-position";
    }

    /**
     * Moves partitions.
     *
     * @param targets by partition, the offset of the next record to be taken
     * @throws IllegalStateException when a learner of the application runs; nothing is moved then
     * @throws KafkaException when the brokers refuse or do not answer; nothing is moved then
     */
    public void move(Map<PartitionState, Long> targets) {
        // a commit within a transaction needs no member's consent: the brokers would not refuse it
        IdleGroup.await(admin, settings.applicationId());
        // before the first event there is no state, and no topic for it
        boolean hasState = new TopicAdmin(admin).names().contains(changelog());
        Map<String, Object> properties = ClientProperties.producer(settings, bootstrap);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(settings.applicationId()));
        try (var producer = new KafkaProducer<byte[], byte[]>(properties)) {
            producer.initTransactions();
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            if (hasState) {
                targets.forEach((partition, offset) -> sent.add(producer.send(stored(partition, offset))));
            }
            producer.sendOffsetsToTransaction(offsets(targets), group());
            // throws what a send has failed with
            producer.commitTransaction();
        }
    }

    private ProducerRecord<byte[], byte[]> stored(PartitionState partition, long offset) {
        return new ProducerRecord<>(
                changelog(),
                partition.partition().partition(),
                InputPosition.keyOf(partition.input()).getBytes(StandardCharsets.UTF_8),
                new InputPosition(partition.topicId(), offset).write());
    }

    /** With the metadata that were there, which Kafka Streams reads again. */
    private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<PartitionState, Long> targets) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        targets.forEach((partition, offset) -> offsets.put(
                partition.partition(),
                new OffsetAndMetadata(
                        offset,
                        partition.committed().map(OffsetAndMetadata::metadata).orElse(""))));
        return offsets;
    }

    private String changelog() {
        return StoredModels.windowTopic(settings.applicationId());
    }

    private ConsumerGroupMetadata group() {
        Map<String, Object> properties = ClientProperties.consumer(settings, bootstrap);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.applicationId());
        try (var consumer = new KafkaConsumer<byte[], byte[]>(properties)) {
            consumer.assign(List.of());
            return consumer.groupMetadata();
        }
    }
}
