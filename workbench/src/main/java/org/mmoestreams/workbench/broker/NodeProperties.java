package org.mmoestreams.workbench.broker;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The broker settings of local clusters: small, quick to start, quick to notice that a client or a node died. */
public final class NodeProperties {

    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private NodeProperties() {}

    /**
     * The settings that do not depend on where a node lives, for a cluster of {@code nodes}. Internal topics are on
     * every node and need a majority in sync, so that a cluster of three goes on without one.
     */
    public static Map<String, String> common(int nodes) {
        String replicas = Integer.toString(nodes);
        String majority = Integer.toString(nodes / 2 + 1);
        Map<String, String> settings = new TreeMap<>();
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", replicas);
        settings.put("min.insync.replicas", majority);
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(topic + ".replication.factor", replicas);
            settings.put(topic + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", majority);
        settings.put("share.coordinator.state.topic.min.isr", majority);
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        // a killed node may come back only when its session has run out; among several a false alarm moves leaders
        settings.put("broker.session.timeout.ms", nodes == 1 ? "3000" : "6000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("controlled.shutdown.max.retries", "1");
        // event times lie years back: retention by time would delete such records as soon as they arrive
        settings.put("log.retention.ms", "-1");
        settings.put("log.segment.bytes", Integer.toString(128 << 20));
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        return settings;
    }

    static Map<String, String> of(NodeAddress node, List<NodeAddress> cluster, Path data) {
        String listeners = "PLAINTEXT://" + node.bootstrap() + "," + CONTROLLER_LISTENER + "://" + NodeAddress.HOST
                + ":" + node.controllerPort();
        Map<String, String> settings = common(cluster.size());
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(node.id()));
        settings.put("log.dirs", data.toAbsolutePath().toString());
        settings.put("listeners", listeners);
        settings.put("advertised.listeners", "PLAINTEXT://" + node.bootstrap());
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put(
                "controller.quorum.voters",
                cluster.stream().map(NodeAddress::voter).collect(joining(",")));
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        return settings;
    }
}
