package org.mmoestreams.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.mmoestreams.app.learner.StoredModels;

/**
 * Finds out, before a learner starts, whether the changelogs still hold what its committed offsets stand for. A changelog that
 * was deleted or truncated would otherwise be taken for that of a new application, and the learner would start over silently
 * in the middle of the stream.
 */
final class StoredState {

    private final Admin admin;
    private final TopicAdmin topics;
    private final String applicationId;

    StoredState(Admin admin, String applicationId) {
        this.admin = admin;
        this.topics = new TopicAdmin(admin);
        this.applicationId = applicationId;
    }

    /**
     * What is wrong with the changelogs of the model and its open window; empty when nothing is.
     *
     * @param features the features topic
     */
    List<String> damages(String features) {
        return damages(committed(features));
    }

    /** What is wrong with one partition of them. */
    List<String> damages(String features, int partition) {
        Map<TopicPartition, Long> learnt = committed(features);
        learnt.keySet().retainAll(Set.of(new TopicPartition(features, partition)));
        return damages(learnt);
    }

    /**
     * Checks that the offset that was committed with a model is there. Without it, all events that the brokers still have would be
     * learnt once more.
     *
     * @param source a features partition whose model was restored
     * @throws IllegalStateException when it is not
     */
    void requireOffset(TopicPartition source) {
        // a killed learner's last commit may still be in the making
        var settled = new ListConsumerGroupOffsetsOptions().requireStable(true);
        if (committed(source.topic(), settled).get(source) == null) {
            throw new IllegalStateException("stored model: " + source + " has one, but the group " + applicationId
                    + " has no committed offset there (expected: the offset that was committed with the model; set it, or run"
                    + " reset to learn all events again)");
        }
    }

    /** Deletes the changelogs of the model and its open window, so that a new model goes on from the committed offsets. */
    void discard() {
        topics.delete(changelogs().stream().filter(topics.names()::contains).toList());
    }

    private List<String> changelogs() {
        return List.of(StoredModels.modelTopic(applicationId), StoredModels.windowTopic(applicationId));
    }

    private List<String> damages(Map<TopicPartition, Long> learnt) {
        List<String> damages = new ArrayList<>();
        if (learnt.isEmpty()) {
            return damages;
        }
        Set<String> present = topics.names();
        for (String topic : changelogs()) {
            if (present.contains(topic)) {
                learnt.forEach((source, offset) -> check(topic, source.partition(), offset, damages));
            } else {
                damages.add(topic + " is gone");
            }
        }
        return damages;
    }

    private void check(String topic, int partition, long offset, List<String> damages) {
        TopicPartition changelog = new TopicPartition(topic, partition);
        long first = offset(changelog, OffsetSpec.earliest());
        long end = offset(changelog, OffsetSpec.latest());
        if (end == 0) {
            damages.add(changelog + " is empty, though events up to offset " + offset + " were learnt");
        } else if (first > 0) {
            damages.add(changelog + " lacks its records before offset " + first);
        }
    }

    private long offset(TopicPartition partition, OffsetSpec spec) {
        return TopicAdmin.await(admin.listOffsets(Map.of(partition, spec)).partitionResult(partition))
                .offset();
    }

    private Map<TopicPartition, Long> committed(String features) {
        return committed(features, new ListConsumerGroupOffsetsOptions());
    }

    private Map<TopicPartition, Long> committed(String features, ListConsumerGroupOffsetsOptions options) {
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        try {
            Map<TopicPartition, OffsetAndMetadata> all = TopicAdmin.await(
                    admin.listConsumerGroupOffsets(applicationId, options).partitionsToOffsetAndMetadata());
            all.forEach((partition, offset) -> {
                if (partition.topic().equals(features) && offset != null) {
                    offsets.put(partition, offset.offset());
                }
            });
        } catch (GroupIdNotFoundException never) {
            return offsets;
        }
        return offsets;
    }
}
