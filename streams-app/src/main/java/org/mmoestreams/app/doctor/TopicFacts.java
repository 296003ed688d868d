package org.mmoestreams.app.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.mmoestreams.app.admin.TopicAdmin;

/**
 * What the brokers say of a topic that is there.
 *
 * @param name its name
 * @param replicas of the partition that has the fewest
 * @param inSync of them, of the partition that has the fewest
 * @param hasLeaders whether each partition has a leader
 * @param config its settings; empty where they may not be asked for
 */
record TopicFacts(String name, int replicas, int inSync, boolean hasLeaders, Optional<Config> config) {

    static List<TopicFacts> of(Admin admin, Collection<String> names) {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        var configs = admin.describeConfigs(resources).values();
        Map<String, TopicDescription> described =
                TopicAdmin.await(admin.describeTopics(names).allTopicNames());
        List<TopicFacts> facts = new ArrayList<>();
        for (ConfigResource resource : resources) {
            List<TopicPartitionInfo> partitions = described.get(resource.name()).partitions();
            facts.add(new TopicFacts(
                    resource.name(),
                    least(partitions.stream().map(each -> each.replicas().size())),
                    least(partitions.stream().map(each -> each.isr().size())),
                    partitions.stream().noneMatch(each -> each.leader() == null),
                    config(configs.get(resource))));
        }
        return facts;
    }

    /** Whether it is compacted. */
    boolean isCompacted() {
        return text(TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    /** A setting that is a number. */
    long number(String key) {
        return Long.parseLong(text(key));
    }

    private String text(String key) {
        return config.orElseThrow().get(key).value();
    }

    private static int least(Stream<Integer> numbers) {
        return numbers.mapToInt(Integer::intValue).min().orElse(0);
    }

    private static Optional<Config> config(KafkaFuture<Config> answer) {
        try {
            return Optional.of(TopicAdmin.await(answer));
        } catch (AuthorizationException refused) {
            return Optional.empty();
        }
    }
}
