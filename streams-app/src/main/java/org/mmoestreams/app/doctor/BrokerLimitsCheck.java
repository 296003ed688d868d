package org.mmoestreams.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.streams.StreamsConfig;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.StreamsProperties;

/** Whether the brokers allow the learner's times, and have nodes enough for their own topics. */
final class BrokerLimitsCheck implements Check {

    private static final String NAME = "broker limits";

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
        Properties told = StreamsProperties.of(intent.settings(), intent.bootstrap());
        long transaction = Long.parseLong(
                told.getProperty(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG)));
        try (Admin admin = intent.admin()) {
            List<Node> nodes =
                    List.copyOf(TopicAdmin.await(admin.describeCluster().nodes()));
            ConfigResource broker =
                    new ConfigResource(ConfigResource.Type.BROKER, nodes.get(0).idString());
            Config limits = TopicAdmin.await(
                    admin.describeConfigs(List.of(broker)).values().get(broker));
            List<Finding> findings = new ArrayList<>();
            compareTransaction(transaction, number(limits, "transaction.max.timeout.ms"), findings);
            compareSession(sessionMillis(told), limits, findings);
            requireNodes(admin, Topic.TRANSACTION_STATE_TOPIC_NAME, "transaction.state.log", limits, nodes, findings);
            requireNodes(admin, Topic.GROUP_METADATA_TOPIC_NAME, "offsets.topic", limits, nodes, findings);
            return findings.isEmpty()
                    ? List.of(Finding.good(
                            NAME,
                            "transactions may take "
                                    + number(limits, "transaction.max.timeout.ms") + " ms, these "
                                    + transaction))
                    : findings;
        } catch (AuthorizationException refused) {
            return List.of(Finding.notChecked(
                    NAME,
                    "not allowed: DESCRIBE_CONFIGS on the cluster",
                    "allow it to have that checked; a learner does not need it"));
        }
    }

    private static void compareTransaction(long wanted, long most, List<Finding> findings) {
        if (wanted > most) {
            findings.add(Finding.fault(
                    NAME,
                    "kafka.transaction.timeout.ms: " + wanted + ", and the brokers allow " + most,
                    "set it to " + most + " or less, or raise the brokers' transaction.max.timeout.ms"));
        }
    }

    private static void compareSession(long wanted, Config limits, List<Finding> findings) {
        long least = number(limits, "group.min.session.timeout.ms");
        long most = number(limits, "group.max.session.timeout.ms");
        if (wanted < least || wanted > most) {
            findings.add(Finding.fault(
                    NAME,
                    "kafka.session.timeout.ms: " + wanted + ", and the brokers allow " + least + " to " + most,
                    "set it within these, or change the brokers' group.min.session.timeout.ms and"
                            + " group.max.session.timeout.ms"));
        }
    }

    /** A topic that brokers make when they first need it, and cannot, is waited for without end. */
    private static void requireNodes(
            Admin admin, String topic, String prefix, Config limits, List<Node> nodes, List<Finding> findings) {
        long replicas = number(limits, prefix + ".replication.factor");
        if (replicas > nodes.size() && isAbsent(admin, topic)) {
            findings.add(Finding.fault(
                    NAME,
                    prefix + ".replication.factor: " + replicas + ", and there are " + nodes.size() + " broker(s), so"
                            + " that " + topic + " cannot be made",
                    "start as many brokers, or set the brokers' " + prefix + ".replication.factor to " + nodes.size()));
        }
    }

    private static boolean isAbsent(Admin admin, String topic) {
        try {
            TopicAdmin.await(
                    admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
            return false;
        } catch (UnknownTopicOrPartitionException absent) {
            return true;
        } catch (AuthorizationException hidden) {
            return false;
        }
    }

    private static long sessionMillis(Properties told) {
        String name = ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
        return Stream.of(StreamsConfig.mainConsumerPrefix(name), StreamsConfig.consumerPrefix(name), name)
                .filter(told::containsKey)
                .map(each -> Long.parseLong(told.getProperty(each)))
                .findFirst()
                .orElseThrow();
    }

    private static long number(Config config, String name) {
        return Long.parseLong(config.get(name).value());
    }
}
