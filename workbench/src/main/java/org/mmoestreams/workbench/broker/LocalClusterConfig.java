package org.mmoestreams.workbench.broker;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@link LocalCluster} is to be.
 *
 * @param directory folder that its data is kept in; made when it is missing
 * @param nodes number of nodes, 1 to 9
 * @param port port of the first node, the others follow it one by one; 0: free ports are chosen
 * @param jvmArgs options of each node's JVM
 * @param settings broker settings that override the cluster's own
 * @param startTimeout how long the nodes may take to come up
 */
public record LocalClusterConfig(
        Path directory,
        int nodes,
        int port,
        List<String> jvmArgs,
        Map<String, String> settings,
        Duration startTimeout) {

    private static final int MOST_NODES = 9;
    // a broker that lives for a minute or two never earns back what the second compiler costs: with the first alone a
    // start and a run over 400,000 records took half the CPU
    private static final List<String> SMALL_JVM = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public LocalClusterConfig {
        between("nodes", nodes, 1, MOST_NODES);
        check(
                port >= 0 && port + nodes - 1 <= 65_535,
                "port",
                port,
                "0 to " + (65_536 - nodes) + ", where 0 chooses free ones");
        jvmArgs = List.copyOf(jvmArgs);
        settings = Map.copyOf(settings);
    }

    /** One node on a port of its choice, 384 MiB of heap, a minute to start. */
    public static LocalClusterConfig in(Path directory) {
        return new LocalClusterConfig(directory, 1, 0, SMALL_JVM, Map.of(), Duration.ofMinutes(1));
    }

    /** The same with so many nodes. */
    public LocalClusterConfig withNodes(int count) {
        return new LocalClusterConfig(directory, count, port, jvmArgs, settings, startTimeout);
    }

    /** The same on {@code first} and the ports after it. */
    public LocalClusterConfig withPort(int first) {
        return new LocalClusterConfig(directory, nodes, first, jvmArgs, settings, startTimeout);
    }

    /** The same with other JVM options in place of its own. */
    public LocalClusterConfig withJvmArgs(List<String> options) {
        return new LocalClusterConfig(directory, nodes, port, options, settings, startTimeout);
    }

    /** The same with one broker setting more. */
    public LocalClusterConfig withSetting(String key, String value) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put(key, value);
        return new LocalClusterConfig(directory, nodes, port, jvmArgs, all, startTimeout);
    }

    /** The same with another time to start in. */
    public LocalClusterConfig withStartTimeout(Duration timeout) {
        return new LocalClusterConfig(directory, nodes, port, jvmArgs, settings, timeout);
    }
}
