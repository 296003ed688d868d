package org.mmoestreams.app.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.client.topics.TopicSpec;

/** Whether the topics that are there keep what must be kept, and take what is written. */
final class TopicSettingsCheck implements Check {

    private static final String NAME = "topic settings";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(BrokersCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) {
        Settings settings = intent.settings();
        Map<String, TopicUse> uses = uses(settings);
        List<Finding> findings = new ArrayList<>(requests(settings));
        List<String> hidden = new ArrayList<>();
        int looked;
        try (Admin admin = intent.admin()) {
            Set<String> present = new TopicAdmin(admin).names();
            uses.keySet().retainAll(present);
            int brokers = TopicAdmin.await(admin.describeCluster().nodes()).size();
            TopicRules rules = new TopicRules(NAME, intent.bootstrap(), brokers);
            List<TopicFacts> all = TopicFacts.of(admin, uses.keySet());
            for (TopicFacts topic : all) {
                findings.addAll(rules.ofReplicas(topic, uses.get(topic.name())));
                if (topic.config().isPresent()) {
                    findings.addAll(rules.ofSettings(topic, uses.get(topic.name())));
                } else {
                    hidden.add(topic.name());
                }
            }
            looked = all.size();
        }
        if (!hidden.isEmpty()) {
            findings.add(Finding.notChecked(
                    NAME,
                    "not allowed: DESCRIBE_CONFIGS on " + String.join(", ", hidden),
                    "allow it to have that checked; a learner does not need it"));
        }
        return findings.isEmpty()
                ? List.of(Finding.good(NAME, "those of " + looked + " topics that are there"))
                : findings;
    }

    /** What the producer may send, whatever topics take. */
    private static List<Finding> requests(Settings settings) {
        int bytes = StreamsProperties.maxRequestBytes(settings);
        return bytes >= TopicUse.USUAL_BYTES
                ? List.of()
                : List.of(Finding.fault(
                        NAME,
                        "kafka.max.request.size: " + bytes + ", and a window's scores have up to a megabyte",
                        "leave it out, or set it to " + TopicUse.USUAL_BYTES + " or more"));
    }

    private static Map<String, TopicUse> uses(Settings settings) {
        Map<String, TopicUse> uses = new LinkedHashMap<>();
        settings.topics().names().forEach((role, name) -> uses.put(name, TopicUse.of(role)));
        Set<String> between = LearnerTopology.topicsBetween(settings).stream()
                .map(TopicSpec::name)
                .collect(Collectors.toSet());
        LearnerTopology.internalTopics(settings)
                .forEach(topic -> uses.put(topic, between.contains(topic) ? TopicUse.BETWEEN : TopicUse.CHANGELOG));
        return uses;
    }
}
