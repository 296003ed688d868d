package org.mmoestreams.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.input.InputTopics;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.client.topics.TopicSpec;

/** Whether the topics are there, or the brokers would create those that a start creates. */
final class TopicsCheck implements Check {

    static final String NAME = "topics";

    @Override
    public String name() {
        return NAME;
    }

    /** A topic that may not be described looks as if it were not there. */
    @Override
    public List<String> needs() {
        return List.of(PermissionsCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) {
        Settings settings = intent.settings();
        try (Admin admin = intent.admin()) {
            TopicAdmin topics = new TopicAdmin(admin);
            if (!intent.createTopics()) {
                topics.require(settings.topics().all());
            }
            Set<String> present = topics.names();
            List<TopicSpec> wanted = new ArrayList<>(
                    InputTopics.present(admin, settings.topics()).specs(settings.topics(), intent.partitions()));
            wanted.addAll(LearnerTopology.topicsBetween(settings));
            List<TopicSpec> missing = wanted.stream()
                    .filter(spec -> !present.contains(spec.name()))
                    .toList();
            List<Finding> findings = refused(admin, missing);
            return findings.isEmpty() ? List.of(Finding.good(NAME, found(settings, missing))) : findings;
        }
    }

    private static String found(Settings settings, List<TopicSpec> missing) {
        List<String> absent = missing.stream().map(TopicSpec::name).toList();
        String there = settings.topics().all().stream()
                .filter(topic -> !absent.contains(topic))
                .collect(Collectors.joining(", "));
        return Stream.of(there, absent.isEmpty() ? "" : "a start creates " + String.join(", ", absent))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Brokers that are asked to create topics, and not to do so in the end, say what would be in the way. */
    private static List<Finding> refused(Admin admin, List<TopicSpec> missing) {
        List<Finding> findings = new ArrayList<>();
        var answers = admin.createTopics(
                        missing.stream().map(TopicSpec::newTopic).toList(),
                        new CreateTopicsOptions().validateOnly(true))
                .values();
        for (TopicSpec spec : missing) {
            KafkaFuture<Void> answer = answers.get(spec.name());
            try {
                TopicAdmin.await(answer);
            } catch (ApiException refused) {
                findings.add(Finding.fault(
                        NAME,
                        spec.name() + ": cannot be created: " + refused.getMessage(),
                        "create it yourself with " + spec.partitions() + " partition(s), or change what the brokers"
                                + " have by default, such as default.replication.factor; docs/operations.md lists the"
                                + " topics"));
            }
        }
        return findings;
    }
}
