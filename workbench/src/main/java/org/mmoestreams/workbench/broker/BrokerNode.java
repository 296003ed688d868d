package org.mmoestreams.workbench.broker;

import static java.util.stream.Collectors.joining;
import static org.mmoestreams.checks.Checks.check;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;

/** One node of a cluster: the same ports and folder whichever process it runs in. */
final class BrokerNode {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int ANSWER_MILLIS = 2_000;
    private static final int TAIL_LINES = 8;
    private static final int TAIL_BYTES = 64 << 10;

    private final NodeAddress address;
    private final JvmCommand command;
    private volatile ChildJvm child;
    private volatile long logStart;

    BrokerNode(NodeAddress address, JvmCommand command) {
        this.address = address;
        this.command = command;
    }

    NodeAddress address() {
        return address;
    }

    ChildJvm child() {
        return child;
    }

    boolean isRunning() {
        return child != null && child.isAlive();
    }

    void start() {
        check(!isRunning(), "node " + address.id(), "running", "a node that was killed");
        logStart = command.log().toFile().length();
        child = ChildJvm.start(command);
    }

    /**
     * Returns as soon as this node answers and knows of {@code nodes} live nodes, itself included.
     *
     * @throws BrokerFailedException when its process ends before, or {@code timeout} has passed
     */
    void awaitReady(int nodes, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!Ports.accepts(address.port())) {
            pause(deadline, timeout);
        }
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address.bootstrap()))) {
            while (liveNodes(admin) < nodes) {
                pause(deadline, timeout);
            }
        }
    }

    BrokerFailedException failure(String what) {
        return new BrokerFailedException(
                "broker " + address.id() + " on port " + address.port() + " " + what + "; " + logEnd());
    }

    String logEnd() {
        return "its log " + command.log() + " ends with:" + tail();
    }

    private void pause(long deadline, Duration timeout) {
        if (child.awaitExit(BETWEEN_LOOKS)) {
            throw failure(
                    "ended while it started, exit status " + child.exitStatus().getAsInt());
        }
        if (Thread.currentThread().isInterrupted()) {
            throw failure("was given up while it started, as this thread was interrupted");
        }
        if (System.nanoTime() - deadline > 0) {
            throw failure("was not ready after " + timeout.toMillis() / 1e3 + " s");
        }
    }

    private static int liveNodes(Admin admin) {
        try {
            return admin.describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_MILLIS))
                    .nodes()
                    .get()
                    .size();
        } catch (ExecutionException e) {
            // not an answer yet; the deadline is the caller's
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private String tail() {
        try (RandomAccessFile log = new RandomAccessFile(command.log().toFile(), "r")) {
            long from = Math.max(logStart, log.length() - TAIL_BYTES);
            byte[] bytes = new byte[Math.toIntExact(log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("\t") && !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream()
                    .map(line -> System.lineSeparator() + "  " + line)
                    .collect(joining());
        } catch (IOException e) {
            return " (it cannot be read: " + e.getMessage() + ")";
        }
    }
}
