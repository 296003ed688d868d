package org.mmoestreams.app.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.mmoestreams.app.TopicAdmin;

/** Asks brokers about the features topic and the group that reads it. */
public final class InputTopic {

    private final Admin admin;
    private final String group;
    private final String topic;

    /** Works through {@code admin}, which the caller closes. */
    public InputTopic(Admin admin, String group, String topic) {
        this.admin = admin;
        this.group = group;
        this.topic = topic;
    }

    /**
     * The state of each partition, by number. Waits until transactions that are about to commit offsets have ended.
     *
     * @throws org.apache.kafka.common.KafkaException when the brokers refuse or do not answer
     */
    public List<PartitionState> partitions() {
        TopicDescription description = new TopicAdmin(admin).describe(topic);
        List<TopicPartition> all = description.partitions().stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        Map<TopicPartition, Long> starts = offsets(all, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(all, OffsetSpec.latest());
        List<PartitionState> states = new ArrayList<>();
        for (TopicPartition each : all) {
            states.add(new PartitionState(
                    each,
                    description.topicId(),
                    starts.get(each),
                    ends.get(each),
                    Optional.ofNullable(committed.get(each))));
        }
        return states;
    }

    /** The state of one partition. */
    public PartitionState partition(int number) {
        return partitions().get(number);
    }

    /** What the group committed for whatever topic. */
    public Map<TopicPartition, OffsetAndMetadata> committed() {
        // a killed learner's last commit may still be in the making
        var settled = new ListConsumerGroupOffsetsOptions().requireStable(true);
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(TopicAdmin.await(
                    admin.listConsumerGroupOffsets(group, settled).partitionsToOffsetAndMetadata()));
            offsets.values().removeIf(Objects::isNull);
            return offsets;
        } catch (GroupIdNotFoundException never) {
            return Map.of();
        }
    }

    /** Offsets of partitions, such as the first ones that are there. */
    Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(each -> wanted.put(each, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                TopicAdmin.await(admin.listOffsets(wanted).all());
        answers.forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }
}
