package org.mmoestreams.app.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupType;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.input.IdleGroup;
import org.mmoestreams.app.topology.LearnerTopology;

/** What an application has left in Kafka: its group's offsets and its internal topics. */
public final class ApplicationReset {

    private final Admin admin;
    private final TopicAdmin topics;
    private final String applicationId;

    public ApplicationReset(Admin admin, String applicationId) {
        this.admin = admin;
        this.topics = new TopicAdmin(admin);
        this.applicationId = applicationId;
    }

    /**
     * What there is to remove.
     *
     * @throws org.mmoestreams.app.admin.NotAllowedException when it may not all be removed: half of it gone, the rest
     *     would learn events twice
     * @throws IllegalStateException when the application runs
     */
    public Remains find() {
        new Permissions(admin).require(RequiredPermissions.toReset(applicationId));
        List<GroupListing> groups = IdleGroup.of(admin, applicationId);
        Set<String> present = topics.names();
        return new Remains(
                groups,
                LearnerTopology.internalTopics(applicationId).stream()
                        .filter(present::contains)
                        .sorted()
                        .toList());
    }

    /**
     * Removes it. The group goes first, for the broker refuses that while the application runs; nothing is lost then.
     */
    public void remove(Remains remains) {
        for (GroupListing group : remains.groups()) {
            List<String> id = List.of(group.groupId());
            boolean streams = group.type().filter(GroupType.STREAMS::equals).isPresent();
            TopicAdmin.await(
                    streams
                            ? admin.deleteStreamsGroups(id).all()
                            : admin.deleteConsumerGroups(id).all());
        }
        topics.delete(remains.topics());
    }

    /**
     * What there is to remove.
     *
     * @param groups the application's group, or nothing
     * @param topics its internal topics
     */
    public record Remains(List<GroupListing> groups, List<String> topics) {

        public Remains {
            groups = List.copyOf(groups);
            topics = List.copyOf(topics);
        }

        public List<String> described() {
            List<String> lines = new ArrayList<>();
            groups.forEach(group -> lines.add("group " + group.groupId() + " with its offsets"));
            topics.forEach(topic -> lines.add("topic " + topic));
            return lines;
        }
    }
}
