package org.mmoestreams.app.admin;

import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Something that a broker may allow or not.
 *
 * @param operation what is done
 * @param type what kind of thing it is done to
 * @param name the thing's name
 */
public record Permission(AclOperation operation, ResourceType type, String name) {

    /** Each of {@code operations} on a topic. */
    public static Stream<Permission> onTopic(String topic, AclOperation... operations) {
        return Stream.of(operations).map(operation -> new Permission(operation, ResourceType.TOPIC, topic));
    }

    /** An operation on a consumer group. */
    public static Permission onGroup(String group, AclOperation operation) {
        return new Permission(operation, ResourceType.GROUP, group);
    }

    /** Writing in transactions; {@code id} is the transactional id, or what all of them begin with and a star. */
    public static Permission onTransactions(String id) {
        return new Permission(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, id);
    }

    /** As in {@code WRITE on topic census.predictions}. */
    @Override
    public String toString() {
        return operation + " on " + type.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name;
    }
}
