package org.mmoestreams.app.input;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.mmoestreams.app.admin.NotAllowedException;
import org.mmoestreams.app.admin.Permission;
import org.mmoestreams.app.admin.TopicAdmin;

/** Commits offsets for a group from outside of it. */
public final class GroupOffsets {

    private GroupOffsets() {}

    /**
     * Commits them.
     *
     * @throws NotAllowedException when the brokers do not allow it
     * @throws org.apache.kafka.common.errors.UnknownMemberIdException when the group has members
     */
    public static void alter(Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            TopicAdmin.await(admin.alterConsumerGroupOffsets(group, offsets).all());
        } catch (GroupAuthorizationException refused) {
            throw new NotAllowedException(List.of(Permission.onGroup(group, AclOperation.READ)));
        }
    }
}
