package org.mmoestreams.workbench.stage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.mmoestreams.app.admin.TopicAdmin;

/** How far a consumer group is, as the broker knows it: asking costs the group next to nothing. */
public final class GroupProgress {

    private final Admin admin;
    private final String group;
    private final String topic;

    /**
     * The progress of a group in a topic.
     *
     * @param admin asks the broker; the caller closes it
     */
    public GroupProgress(Admin admin, String group, String topic) {
        this.admin = admin;
        this.group = group;
        this.topic = topic;
    }

    /** Records of the topic that commits cover. */
    public long events() {
        try {
            return TopicAdmin.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (GroupIdNotFoundException notYet) {
            return 0;
        }
    }

    /** The members that have partitions; none while the group looks for who gets which. */
    public Set<String> assignedMembers() {
        try {
            ConsumerGroupDescription description = TopicAdmin.await(admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group));
            return description.groupState() != GroupState.STABLE
                    ? Set.of()
                    : description.members().stream()
                            .filter(member ->
                                    !member.assignment().topicPartitions().isEmpty())
                            .map(MemberDescription::consumerId)
                            .collect(Collectors.toSet());
        } catch (GroupIdNotFoundException notYet) {
            return Set.of();
        }
    }
}
