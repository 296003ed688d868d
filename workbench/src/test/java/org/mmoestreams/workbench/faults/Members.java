package org.mmoestreams.workbench.faults;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;

/** Who is in a consumer group, and who has which partition. */
final class Members {

    private final Admin admin;
    private final Settings settings;

    Members(Admin admin, Settings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /** The name of the instance that learns a partition; empty while none does. */
    String ownerOf(int partition) {
        return all().stream()
                .filter(member -> member.assignment().topicPartitions().stream()
                        .anyMatch(each ->
                                each.topic().equals(settings.topics().features()) && each.partition() == partition))
                .map(Members::instanceOf)
                .findFirst()
                .orElse("");
    }

    /** The names of the instances that are in the group now. */
    Set<String> names() {
        return all().stream().map(Members::instanceOf).collect(Collectors.toSet());
    }

    private Collection<MemberDescription> all() {
        String id = settings.applicationId();
        try {
            return TopicAdmin.await(admin.describeConsumerGroups(List.of(id))
                            .describedGroups()
                            .get(id))
                    .members();
        } catch (GroupIdNotFoundException notYet) {
            return List.of();
        }
    }

    private static String instanceOf(MemberDescription member) {
        return member.clientId().replaceFirst("-StreamThread-.*", "");
    }
}
