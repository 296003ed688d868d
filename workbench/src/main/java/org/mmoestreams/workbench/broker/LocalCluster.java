package org.mmoestreams.workbench.broker;

import static java.util.stream.Collectors.joining;
import static org.mmoestreams.checks.Checks.between;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.ClassArchives;
import org.mmoestreams.workbench.process.JvmCommand;

/**
 * A Kafka broker, or a cluster of them, in child JVMs of this one: KRaft, each node broker and controller, everything
 * on the loopback interface, data kept in a folder. The nodes end with this process, however it ends.
 *
 * <p>A single node is ready in about 3 s on a quiet machine and lives in 384 MiB of heap. What was acknowledged
 * survives SIGKILL of all nodes, though not of the machine: nothing is synced to disk record by record.
 *
 * <p>Not safe for use by several threads, {@link #close} apart.
 */
public final class LocalCluster implements AutoCloseable {

    private static final String LOGGING = "-Dlogback.configurationFile=broker-logback.xml";
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final LocalClusterConfig config;
    private final ClusterFolder folder;
    private final List<BrokerNode> nodes;
    private volatile boolean closed;

    private LocalCluster(LocalClusterConfig config, ClusterFolder folder, List<BrokerNode> nodes) {
        this.config = config;
        this.folder = folder;
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Starts all nodes and returns when each answers and knows of all others.
     *
     * @throws IllegalArgumentException when a port is taken, or the folder is in use or another cluster's
     * @throws BrokerFailedException when a node does not come up; no node is left running
     */
    public static LocalCluster start(LocalClusterConfig config) {
        LocalCluster cluster = launch(config);
        cluster.awaitReady();
        return cluster;
    }

    /**
     * Starts all nodes and returns at once: their addresses are known, but nobody answers there before
     * {@link #awaitReady} has returned.
     *
     * @throws IllegalArgumentException when a port is taken, or the folder is in use or another cluster's
     */
    public static LocalCluster launch(LocalClusterConfig config) {
        List<NodeAddress> addresses = addresses(config);
        ClusterFolder folder = ClusterFolder.open(config.directory(), config.nodes());
        List<BrokerNode> nodes = addresses.stream()
                .map(address -> new BrokerNode(address, command(address, addresses, folder, config)))
                .toList();
        LocalCluster cluster = new LocalCluster(config, folder, nodes);
        cluster.orNone(BrokerNode::start);
        return cluster;
    }

    /**
     * Returns when each node answers and knows of all others.
     *
     * @throws BrokerFailedException when a node does not come up; no node is left running
     */
    public void awaitReady() {
        orNone(node -> node.awaitReady(nodes.size(), config.startTimeout()));
    }

    /** What clients take as {@code bootstrap.servers}: all nodes, running or not. */
    public String bootstrapServers() {
        return nodes.stream().map(node -> node.address().bootstrap()).collect(joining(","));
    }

    /** The ids of all nodes, running or not: 1 to their number. */
    public List<Integer> nodeIds() {
        return nodes.stream().map(node -> node.address().id()).toList();
    }

    /** The process id of a node, the last one it had when it does not run. */
    public long pid(int nodeId) {
        return node(nodeId).child().pid();
    }

    /** Where a node's log is and how it ends, for a message on a node that does not answer. */
    public String logEnd(int nodeId) {
        return node(nodeId).logEnd();
    }

    /** Kills a node (SIGKILL) and returns when it is gone. The others notice when its session of 6 s has run out. */
    public void kill(int nodeId) {
        node(nodeId).child().kill();
    }

    /**
     * Starts a node that was killed, on the ports and the data it had, and returns when it is back: about 5 s
     * after the kill for the only node, 9 s for one of several, as its old session has to run out first.
     *
     * @throws IllegalArgumentException when it runs
     * @throws BrokerFailedException when it does not come up
     */
    public void restart(int nodeId) {
        BrokerNode node = node(nodeId);
        node.start();
        node.awaitReady(runningNodes(), config.startTimeout());
    }

    /**
     * Blocks until a node ends by itself or the cluster is closed.
     *
     * @throws BrokerFailedException when a node has ended by itself
     */
    public void awaitEnd() {
        CompletableFuture.anyOf(
                        nodes.stream().map(node -> node.child().onExit()).toArray(CompletableFuture<?>[]::new))
                .join();
        if (!closed) {
            throw nodes.stream()
                    .filter(node -> !node.isRunning())
                    .findFirst()
                    .orElseThrow()
                    .failure("ended by itself");
        }
    }

    /** Whether {@link #close} was called. */
    public boolean isClosed() {
        return closed;
    }

    /** Stops all nodes; those that do not end in order within 10 s are killed. The data stays. */
    @Override
    public void close() {
        closed = true;
        List<ChildJvm> running = nodes.stream()
                .filter(BrokerNode::isRunning)
                .map(BrokerNode::child)
                .toList();
        running.forEach(ChildJvm::terminate);
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        for (ChildJvm child : running) {
            if (!child.awaitExit(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                child.kill();
            }
        }
        folder.close();
    }

    /** Does something with each node; where it fails with one, none is left running. */
    private void orNone(Consumer<BrokerNode> action) {
        try {
            nodes.forEach(action);
        } catch (RuntimeException e) {
            nodes.stream().filter(BrokerNode::isRunning).forEach(node -> node.child()
                    .kill());
            close();
            throw e;
        }
    }

    private BrokerNode node(int nodeId) {
        return nodes.get(between("node", nodeId, 1, nodes.size()) - 1);
    }

    private int runningNodes() {
        return (int) nodes.stream().filter(BrokerNode::isRunning).count();
    }

    private static List<NodeAddress> addresses(LocalClusterConfig config) {
        List<Integer> ports = clientPorts(config);
        List<Integer> controllerPorts = Ports.free(config.nodes(), Set.copyOf(ports));
        return IntStream.range(0, config.nodes())
                .mapToObj(i -> new NodeAddress(i + 1, ports.get(i), controllerPorts.get(i)))
                .toList();
    }

    private static List<Integer> clientPorts(LocalClusterConfig config) {
        if (config.port() == 0) {
            return Ports.free(config.nodes(), Set.of());
        }
        List<Integer> ports = IntStream.range(config.port(), config.port() + config.nodes())
                .boxed()
                .toList();
        ports.forEach(Ports::requireFree);
        return ports;
    }

    private static JvmCommand command(
            NodeAddress node, List<NodeAddress> cluster, ClusterFolder folder, LocalClusterConfig config) {
        Map<String, String> settings = NodeProperties.of(node, cluster, folder.data(node.id()));
        settings.putAll(config.settings());
        return JvmCommand.of(BrokerMain.class, folder.log(node.id()))
                .withJvmArgs(config.jvmArgs())
                .withJvmArgs(List.of(LOGGING))
                .withJvmArgs(ClassArchives.options("broker"))
                .withArgs(folder.write(node.id(), settings).toString(), folder.clusterId());
    }
}
