package org.mmoestreams.app.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What there is to say of a topic's settings.
 *
 * @param check the name of the check that asks
 * @param bootstrap where a command that changes a topic connects to
 * @param brokers how many there are
 */
record TopicRules(String check, String bootstrap, int brokers) {

    private static final Duration SHORT = Duration.ofDays(1);

    /** Of what happens when brokers are away. */
    List<Finding> ofReplicas(TopicFacts topic, TopicUse use) {
        List<Finding> findings = new ArrayList<>();
        if (!topic.hasLeaders()) {
            findings.add(Finding.fault(
                    check,
                    topic.name() + ": a partition has no leader",
                    "start the brokers that have its replicas: kafka-topics --bootstrap-server " + bootstrap
                            + " --describe --topic " + topic.name()));
        }
        if (use.isKept() && topic.replicas() == 1 && brokers > 1) {
            findings.add(Finding.warning(
                    check,
                    topic.name() + ": one replica, though there are " + brokers + " brokers: it is lost with one disk",
                    "give it more by kafka-reassign-partitions, and set default.replication.factor on the brokers"));
        }
        return findings;
    }

    /** Of its configuration, which is there. */
    List<Finding> ofSettings(TopicFacts topic, TopicUse use) {
        List<Finding> findings = new ArrayList<>();
        addCleanup(topic, use, findings);
        addSizes(topic, use, findings);
        addInSync(topic, use, findings);
        addRetention(topic, use, findings);
        return findings;
    }

    private void addCleanup(TopicFacts topic, TopicUse use, List<Finding> findings) {
        String key = TopicConfig.CLEANUP_POLICY_CONFIG;
        if (use.needsAllRecords() && topic.isCompacted()) {
            findings.add(Finding.fault(
                    check,
                    topic.name() + ": " + key + " is compact, so that records vanish before they are learnt",
                    set(topic, key, TopicConfig.CLEANUP_POLICY_DELETE)));
        }
        if (use == TopicUse.CHANGELOG && !topic.isCompacted()) {
            findings.add(Finding.fault(
                    check,
                    topic.name() + ": " + key + " is not compact, so that the stored model is deleted",
                    set(topic, key, TopicConfig.CLEANUP_POLICY_COMPACT)));
        }
    }

    private void addSizes(TopicFacts topic, TopicUse use, List<Finding> findings) {
        String key = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
        long bytes = topic.number(key);
        if (bytes < use.leastBytes()) {
            findings.add(Finding.fault(
                    check,
                    topic.name() + ": " + key + " is " + bytes + ", and records are larger: one that is refused ends"
                            + " the learner",
                    set(topic, key, Math.max(use.leastBytes(), TopicUse.USUAL_BYTES) + " or more")));
        }
    }

    private void addInSync(TopicFacts topic, TopicUse use, List<Finding> findings) {
        String key = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
        long least = topic.number(key);
        if (!use.isWritten() || least <= topic.inSync()) {
            return;
        }
        String found = topic.name() + ": " + key + " is " + least + ", and ";
        findings.add(
                least > topic.replicas()
                        ? Finding.fault(
                                check,
                                found + "there are " + topic.replicas() + " replica(s): nothing can be written",
                                set(topic, key, topic.replicas() + " or less") + ", or give it more replicas")
                        : Finding.fault(
                                check,
                                found + topic.inSync() + " are in sync: nothing can be written now",
                                "start the brokers that are away"));
    }

    private void addRetention(TopicFacts topic, TopicUse use, List<Finding> findings) {
        String key = TopicConfig.RETENTION_MS_CONFIG;
        long millis = topic.number(key);
        if (use == TopicUse.INPUT && millis >= 0 && millis < SHORT.toMillis()) {
            findings.add(Finding.warning(
                    check,
                    topic.name() + ": " + key + " is " + millis + ": what comes while no learner runs is lost after "
                            + Duration.ofMillis(millis),
                    set(topic, key, SHORT.multipliedBy(7).toMillis() + " or more")));
        }
    }

    private String set(TopicFacts topic, String key, String value) {
        return "set " + key + " to " + value + ": kafka-configs --bootstrap-server " + bootstrap
                + " --alter --entity-type topics --entity-name " + topic.name() + " --add-config " + key + "=...";
    }
}
