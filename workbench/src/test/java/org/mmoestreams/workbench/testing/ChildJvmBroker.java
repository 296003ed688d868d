package org.mmoestreams.workbench.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.mmoestreams.workbench.broker.LocalCluster;
import org.mmoestreams.workbench.broker.LocalClusterConfig;

/** A broker in a child JVM, its data in a temporary folder. */
final class ChildJvmBroker implements TestBroker {

    private final LocalCluster cluster;
    private final Path directory;

    private ChildJvmBroker(LocalCluster cluster, Path directory) {
        this.cluster = cluster;
        this.directory = directory;
    }

    static ChildJvmBroker start() {
        try {
            Path directory = Files.createTempDirectory("mmoe-test-broker");
            return new ChildJvmBroker(LocalCluster.start(LocalClusterConfig.in(directory)), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    @Override
    public String description() {
        return "child JVM " + cluster.pid(1);
    }

    @Override
    public String diagnosis() {
        return description()
                + (ProcessHandle.of(cluster.pid(1)).isPresent() ? " runs" : " has ended") + "; "
                + cluster.logEnd(1);
    }

    @Override
    public void close() {
        cluster.close();
        try {
            Utils.delete(directory.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
