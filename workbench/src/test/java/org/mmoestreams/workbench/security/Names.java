package org.mmoestreams.workbench.security;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourcePattern;
import org.mmoestreams.workbench.testing.LearnerNames;
import org.mmoestreams.workbench.testing.TestKafka;

/**
 * Names in place of the defaults that the documentation uses.
 *
 * @param application for {@code mmoe-streams}
 * @param topics for {@code census}, which the names of the shared topics begin with
 * @param labels whether one of these is the labels topic
 */
record Names(String application, String topics, boolean labels) {

    /** Names that no other test has. */
    static Names unique() {
        return new Names(TestKafka.unique("app"), TestKafka.unique("topics"), false);
    }

    /** The same topics for another application. */
    Names withApplication(String id) {
        return new Names(id, topics, labels);
    }

    /** The same, with a labels topic or without. */
    Names with(boolean labelsTopic) {
        return new Names(application, topics, labelsTopic);
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
        return with(LearnerNames.of(application, topics), "topics.labels=" + topics + ".labels");
    }

    /** The shared topics. */
    List<String> topicNames() {
        List<String> usual =
                List.of(topics + ".features", topics + ".predictions", topics + ".metrics", topics + ".dead-letters");
        return with(usual, topics + ".labels");
    }

    private List<String> with(List<String> usual, String ofLabels) {
        return labels ? Stream.concat(usual.stream(), Stream.of(ofLabels)).toList() : usual;
    }
}
