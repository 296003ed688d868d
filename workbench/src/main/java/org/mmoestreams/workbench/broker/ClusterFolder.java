package org.mmoestreams.workbench.broker;

import static org.mmoestreams.checks.Checks.check;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.mmoestreams.checks.FileFailure;

/** A cluster's folder, held by one process at a time: who the cluster is, and a folder for each node. */
final class ClusterFolder implements AutoCloseable {

    private static final String IDENTITY = "cluster.properties";
    private static final String CLUSTER_ID = "cluster.id";
    private static final String NODES = "nodes";

    private final Path directory;
    private final FileChannel lock;
    private final String clusterId;

    private ClusterFolder(Path directory, FileChannel lock, String clusterId) {
        this.directory = directory;
        this.lock = lock;
        this.clusterId = clusterId;
    }

    /**
     * Opens the folder, making it and its cluster's id when they are missing.
     *
     * @throws IllegalArgumentException when another process holds it, or it was made for another number of nodes
     */
    static ClusterFolder open(Path directory, int nodes) {
        try {
            Files.createDirectories(directory);
            FileChannel lock = lock(directory);
            try {
                return new ClusterFolder(directory, lock, identity(directory, nodes));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "dir: " + directory + ": " + FileFailure.reason(e) + " (expected: a folder that can be written)",
                    e);
        }
    }

    String clusterId() {
        return clusterId;
    }

    Path data(int node) {
        return node(node).resolve("data");
    }

    Path log(int node) {
        return node(node).resolve("broker.log");
    }

    /** Writes the node's settings and returns the file. */
    Path write(int node, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = node(node).resolve("server.properties");
        try {
            Files.createDirectories(node(node));
            store(properties, file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be written: " + FileFailure.reason(e), e);
        }
        return file;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path node(int node) {
        return directory.resolve("node-" + node);
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held;
        try {
            held = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            held = false;
        }
        if (!held) {
            channel.close();
        }
        check(held, "dir", directory, "a folder that no other running broker uses");
        return channel;
    }

    private static String identity(Path directory, int nodes) throws IOException {
        Path file = directory.resolve(IDENTITY);
        Properties identity = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                identity.load(reader);
            }
            String made = identity.getProperty(NODES);
            check(Integer.toString(nodes).equals(made), "nodes", nodes, made + ", as " + directory + " was made for");
        } else {
            identity.setProperty(CLUSTER_ID, Uuid.randomUuid().toString());
            identity.setProperty(NODES, Integer.toString(nodes));
            store(identity, file);
        }
        return identity.getProperty(CLUSTER_ID);
    }

    private static void store(Properties properties, Path file) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(half, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
