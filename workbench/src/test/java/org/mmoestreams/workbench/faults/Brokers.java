package org.mmoestreams.workbench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.mmoestreams.workbench.broker.LocalCluster;
import org.mmoestreams.workbench.broker.LocalClusterConfig;
import org.mmoestreams.workbench.testing.Signals;

/** Brokers in child JVMs that can be killed, with an admin client. */
final class Brokers implements AutoCloseable {

    private final Path folder;
    private final LocalCluster cluster;
    private final Admin admin;

    private Brokers(Path folder, LocalCluster cluster) {
        this.folder = folder;
        this.cluster = cluster;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()));
    }

    static Brokers start(int nodes) {
        try {
            Path folder = Files.createTempDirectory("mmoe-faults-broker");
            return new Brokers(
                    folder, LocalCluster.start(LocalClusterConfig.in(folder).withNodes(nodes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrap() {
        return cluster.bootstrapServers();
    }

    Admin admin() {
        return admin;
    }

    long pid(int node) {
        return cluster.pid(node);
    }

    /** SIGSTOP: the node stands still. */
    void freeze(int node) {
        Signals.send("STOP", pid(node));
    }

    /** SIGCONT: it goes on. */
    void thaw(int node) {
        Signals.send("CONT", pid(node));
    }

    void kill(int node) {
        cluster.kill(node);
    }

    void restart(int node) {
        cluster.restart(node);
    }

    /** The first segment of a partition, in the folder of the broker that has it. */
    Path segment(TopicPartition partition) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(Path.of(partition.toString(), "00000000000000000000.log")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
        cluster.close();
        try {
            Utils.delete(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
