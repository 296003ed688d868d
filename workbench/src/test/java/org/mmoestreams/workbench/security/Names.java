package org.mmoestreams.workbench.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourcePattern;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.testing.LearnerNames;
import org.mmoestreams.workbench.testing.TestKafka;

/**
 * Names in place of the defaults that the documentation uses.
 *
 * @param application for {@code mmoe-streams}
 * @param topics for {@code census}, which the names of the shared topics begin with
 * @param optional which of those that there need not be are there
 */
record Names(String application, String topics, Set<TopicRole> optional) {

    /** Names that no other test has. */
    static Names unique() {
        return new Names(TestKafka.unique("app"), TestKafka.unique("topics"), Set.of());
    }

    /** The same topics for another application. */
    Names withApplication(String id) {
        return new Names(id, topics, optional);
    }

    /** The same, with these of the topics that there need not be. */
    Names with(Set<TopicRole> others) {
        return new Names(application, topics, others);
    }

    /** The same ACLs for these names. */
    List<AclBinding> in(Collection<AclBinding> acls) {
        return acls.stream().map(this::in).toList();
    }

    /** The same ACL for these names. */
    AclBinding in(AclBinding acl) {
        ResourcePattern pattern = acl.pattern();
        String name =
                pattern.name().replaceFirst("^mmoe-streams", application).replaceFirst("^census\\.", topics + ".");
        return new AclBinding(new ResourcePattern(pattern.resourceType(), name, pattern.patternType()), acl.entry());
    }

    /** The settings that these names are. */
    List<String> settings() {
        return Stream.concat(
                        LearnerNames.of(application, topics).stream(),
                        optional.stream().map(role -> role.key() + "=" + name(role)))
                .toList();
    }

    /** The shared topics. */
    List<String> topicNames() {
        return Stream.of(TopicRole.values())
                .filter(role -> !role.isOptional() || optional.contains(role))
                .map(this::name)
                .toList();
    }

    private String name(TopicRole role) {
        return topics + "." + role.label();
    }
}
