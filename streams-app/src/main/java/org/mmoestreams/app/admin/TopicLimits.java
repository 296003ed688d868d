package org.mmoestreams.app.admin;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;

/**
 * What the topology has to know of the topics.
 *
 * @param featurePartitions partitions of the features topic, at least 1: each has a model of its own
 * @param maxDeadLetterBytes the largest record batch that the producer sends and the dead-letter topic takes
 */
public record TopicLimits(int featurePartitions, int maxDeadLetterBytes) {

    /** Kafka's default of {@code max.message.bytes}. */
    private static final int USUAL_BYTES = 1_048_588;

    /** One partition, and Kafka's default size. */
    public static TopicLimits usual() {
        return new TopicLimits(1, USUAL_BYTES);
    }

    /** What the brokers say, and the producer's own limit; the topics must be there. */
    public static TopicLimits of(Admin admin, Topics topics, int maxRequestBytes) {
        String features = topics.features();
        int partitions = TopicAdmin.await(
                        admin.describeTopics(List.of(features)).allTopicNames())
                .get(features)
                .partitions()
                .size();
        ConfigResource deadLetters = new ConfigResource(ConfigResource.Type.TOPIC, topics.name(TopicRole.DEAD_LETTERS));
        String bytes = TopicAdmin.await(
                        admin.describeConfigs(List.of(deadLetters)).all())
                .get(deadLetters)
                .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .value();
        return new TopicLimits(partitions, Math.min(maxRequestBytes, Integer.parseInt(bytes)));
    }
}
