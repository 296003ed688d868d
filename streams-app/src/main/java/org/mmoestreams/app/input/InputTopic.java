package org.mmoestreams.app.input;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicRole;

/** Asks brokers about an input and the group that reads it. */
public final class InputTopic {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Admin admin;
    private final String group;
    private final TopicRole input;
    private final String topic;

    /** Works through {@code admin}, which the caller closes. */
    public InputTopic(Admin admin, String group, TopicRole input, String topic) {
        this.admin = admin;
        this.group = group;
        this.input = input;
        this.topic = topic;
    }

    /** An input of the application that the settings name. */
    public static InputTopic of(Admin admin, Settings settings, TopicRole input) {
        return new InputTopic(admin, settings.applicationId(), input, settings.name(input));
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
                    input,
                    each,
                    description.topicId(),
                    starts.get(each),
                    ends.get(each),
                    Optional.ofNullable(committed.get(each))));
        }
        return states;
    }

    /**
     * The state of one partition.
     *
     * @throws IllegalStateException when the topic has no such partition, or no longer
     */
    public PartitionState partition(int number) {
        List<PartitionState> all = partitions();
        if (number >= all.size()) {
            throw new IllegalStateException(PartitionCount.message(topic, all.size(), number + 1));
        }
        return all.get(number);
    }

    /**
     * What the group committed for whatever topic. A killed learner's last commit may still be in the making: brokers
     * leave out the partitions that it concerns, so that it is asked again until none is left out.
     *
     * @throws TimeoutException when some still are after 30 s
     */
    public Map<TopicPartition, OffsetAndMetadata> committed() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Set<TopicPartition> known = committed(false).keySet();
            Map<TopicPartition, OffsetAndMetadata> settled = committed(true);
            if (settled.keySet().containsAll(known)) {
                return settled;
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "group " + group + ": offsets still being committed after " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(boolean stable) {
        var options = new ListConsumerGroupOffsetsOptions().requireStable(stable);
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(TopicAdmin.await(
                    admin.listConsumerGroupOffsets(group, options).partitionsToOffsetAndMetadata()));
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
