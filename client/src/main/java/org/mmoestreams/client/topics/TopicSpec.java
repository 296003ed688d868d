package org.mmoestreams.client.topics;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic to be created, with the broker's default replication factor.
 *
 * @param name its name
 * @param partitions how many partitions, at least 1
 */
public record TopicSpec(String name, int partitions) {

    /** Checks the name and the number of partitions. */
    public TopicSpec {
        check(Topics.isName(name), "topic", name, Topics.NAME_RULE);
        atLeast("partitions", partitions, 1);
    }

    public NewTopic newTopic() {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }
}
