package org.mmoestreams.app.input;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.TopicSpec;
import org.mmoestreams.client.topics.Topics;

/**
 * The topics that a learner reads, as the brokers describe them at one time. A label is read with the event of the same
 * key, so they must have as many partitions each.
 *
 * @param described by role, those that are there
 */
public record InputTopics(Map<TopicRole, TopicDescription> described) {

    /** Keeps a copy of the map. */
    public InputTopics {
        described = Map.copyOf(described);
    }

    /**
     * Asks for those that are there.
     *
     * @throws org.apache.kafka.common.KafkaException when the brokers refuse or do not answer
     */
    public static InputTopics present(Admin admin, Topics topics) {
        TopicAdmin asked = new TopicAdmin(admin);
        Set<String> names = asked.names();
        Map<TopicRole, TopicDescription> described = new EnumMap<>(TopicRole.class);
        for (TopicRole input : topics.inputs()) {
            String name = topics.name(input);
            if (names.contains(name)) {
                described.put(input, asked.describe(name));
            }
        }
        return new InputTopics(described);
    }

    /**
     * Asks for all of them.
     *
     * @throws org.apache.kafka.common.errors.UnknownTopicOrPartitionException when one is not there
     */
    public static InputTopics all(Admin admin, Topics topics) {
        TopicAdmin asked = new TopicAdmin(admin);
        Map<TopicRole, TopicDescription> described = new EnumMap<>(TopicRole.class);
        topics.inputs().forEach(input -> described.put(input, asked.describe(topics.name(input))));
        return new InputTopics(described);
    }

    /** Their names. */
    public List<String> names() {
        return described.values().stream().map(TopicDescription::name).toList();
    }

    /** The role of one of them. */
    TopicRole roleOf(String name) {
        return described.entrySet().stream()
                .filter(topic -> topic.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /**
     * All topics as they are to be created: inputs with as many partitions as one that is there.
     *
     * @param asked partitions of each input when none is there, at least 1
     */
    public List<TopicSpec> specs(Topics topics, int asked) {
        int partitions = described.values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .findFirst()
                .orElse(asked);
        return topics.specs(partitions);
    }

    /**
     * Makes sure that those that are there have as many partitions each.
     *
     * @throws IllegalStateException when not
     */
    public void requireSamePartitions() {
        mismatch().ifPresent(message -> {
            throw new IllegalStateException(message);
        });
    }

    /** What to say when they have not as many partitions each. */
    Optional<String> mismatch() {
        TopicDescription labels = described.get(TopicRole.LABELS);
        TopicDescription features = described.get(TopicRole.FEATURES);
        if (labels == null
                || features == null
                || labels.partitions().size() == features.partitions().size()) {
            return Optional.empty();
        }
        int expected = features.partitions().size();
        return Optional.of("labels: topic " + labels.name() + " has " + counted(labels) + " (expected: " + expected
                + ", as features topic " + features.name() + " has " + counted(features)
                + ", for a label is read with the event of the same key; make the labels topic anew with " + expected
                + ", its labels sent again, or name another one in " + TopicRole.LABELS.key() + ")");
    }

    private static String counted(TopicDescription topic) {
        int partitions = topic.partitions().size();
        return partitions + (partitions == 1 ? " partition" : " partitions");
    }
}
