package org.mmoestreams.app.runtime;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A Kafka Streams client as a member of its group.
 *
 * @param streams the client
 * @param atEnd what becomes of its membership when it is closed
 */
record GroupMember(KafkaStreams streams, GroupMembershipOperation atEnd) {

    /** @param properties the client's own */
    static GroupMember of(KafkaStreams streams, Properties properties) {
        return new GroupMember(streams, atEnd(properties));
    }

    /**
     * A member without a name of its own leaves, so that its partitions are free at once. One with
     * {@code group.instance.id} stays until its session is over: whoever comes back by that name gets the same
     * partitions, and nobody else's move.
     */
    static GroupMembershipOperation atEnd(Properties properties) {
        Object name = new StreamsConfig(properties)
                .getMainConsumerConfigs("group", "client", 0)
                .get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return name == null ? GroupMembershipOperation.LEAVE_GROUP : GroupMembershipOperation.REMAIN_IN_GROUP;
    }

    /** Commits and ends. */
    void close() {
        streams.close(CloseOptions.groupMembershipOperation(atEnd));
    }
}
