package org.mmoestreams.client.topics;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic to be created, with the broker's default replication factor.
 *
 * @param name its name
 * @param partitions how many partitions, at least 1
 * @param settings of its own, the brokers' apart from these
 */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {

    /** Checks the name and the number of partitions. */
    public TopicSpec {
        check(Topics.isName(name), "topic", name, Topics.NAME_RULE);
        atLeast("partitions", partitions, 1);
        settings = Map.copyOf(settings);
    }

    /** A topic with the brokers' settings. */
    public TopicSpec(String name, int partitions) {
        this(name, partitions, Map.of());
    }

    public NewTopic newTopic() {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }
}
