package org.mmoestreams.workbench.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.testing.CommittedRecords;

final class LocalClusterTest {

    private static final String TOPIC = "kept";

    @TempDir
    private Path directory;

    @Test
    void keepsTopicsAndRecordsThroughKillAndRestart() {
        try (LocalCluster cluster = LocalCluster.start(LocalClusterConfig.in(directory))) {
            createTopic(cluster, 1);
            send(cluster, "before the kill");
            long before = cluster.pid(1);
            cluster.kill(1);
            cluster.restart(1);
            assertThat(cluster.pid(1)).isNotEqualTo(before);
            send(cluster, "after the kill");
            assertThat(values(cluster)).containsExactly("before the kill", "after the kill");
        }
        try (LocalCluster again = LocalCluster.start(LocalClusterConfig.in(directory))) {
            assertThat(values(again)).containsExactly("before the kill", "after the kill");
        }
    }

    @Test
    void threeNodesGoOnWithoutOneAndComeBackFromTheDeathOfAll() {
        LocalClusterConfig three =
                LocalClusterConfig.in(directory).withNodes(3).withSetting("broker.session.timeout.ms", "3000");
        try (LocalCluster cluster = LocalCluster.start(three)) {
            createTopic(cluster, 3);
            send(cluster, "all three");
            cluster.kill(2);
            send(cluster, "two of three");
            assertThat(values(cluster)).containsExactly("all three", "two of three");
            cluster.restart(2);
            send(cluster, "three again");
            cluster.nodeIds().forEach(cluster::kill);
        }
        try (LocalCluster again = LocalCluster.start(three)) {
            assertThat(values(again)).containsExactly("all three", "two of three", "three again");
        }
    }

    @Test
    void twoClustersRunSideBySide(@TempDir Path other) {
        try (LocalCluster first = LocalCluster.start(LocalClusterConfig.in(directory));
                LocalCluster second = LocalCluster.start(LocalClusterConfig.in(other))) {
            createTopic(first, 1);
            createTopic(second, 1);
            send(first, "first");
            send(second, "second");
            assertThat(values(first)).containsExactly("first");
            assertThat(values(second)).containsExactly("second");
        }
    }

    @Test
    void refusesATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalClusterConfig config = LocalClusterConfig.in(directory).withPort(taken.getLocalPort());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LocalCluster.start(config))
                    .withMessage(
                            "port: %d (expected: a free port; end what listens there, or name another,"
                                    + " 0 to have one chosen)",
                            taken.getLocalPort());
        }
    }

    @Test
    void refusesAFolderThatIsInUseOrAnotherClusters() {
        try (LocalCluster cluster = LocalCluster.start(LocalClusterConfig.in(directory))) {
            assertThat(cluster.nodeIds()).containsExactly(1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LocalCluster.start(LocalClusterConfig.in(directory)))
                    .withMessage("dir: %s (expected: a folder that no other running broker uses)", directory);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LocalCluster.start(LocalClusterConfig.in(directory).withNodes(3)))
                .withMessage("nodes: 3 (expected: 1, as %s was made for)", directory);
    }

    @Test
    void saysWhatTheLogOfABrokerThatDoesNotComeUpEndsWith() {
        LocalClusterConfig wrong = LocalClusterConfig.in(directory).withSetting("log.segment.bytes", "lots");
        assertThatExceptionOfType(BrokerFailedException.class)
                .isThrownBy(() -> LocalCluster.start(wrong))
                .withMessageContaining("ended while it started, exit status 1")
                .withMessageContaining("Invalid value lots for configuration log.segment.bytes")
                .withMessageNotContaining("\tat ");
    }

    @Test
    void givesUpOnABrokerThatTakesTooLongAndLeavesNothingRunning() {
        LocalClusterConfig hasty = LocalClusterConfig.in(directory).withStartTimeout(Duration.ofMillis(1));
        assertThatExceptionOfType(BrokerFailedException.class)
                .isThrownBy(() -> LocalCluster.start(hasty))
                .withMessageContaining("was not ready after 0.001 s");
        assertThat(ProcessHandle.current().children())
                .noneMatch(child -> child.info().commandLine().orElse("").contains(directory.toString()));
    }

    @Test
    void noticesThatANodeEndedByItself() {
        try (LocalCluster cluster = LocalCluster.start(LocalClusterConfig.in(directory))) {
            ProcessHandle.of(cluster.pid(1)).orElseThrow().destroyForcibly();
            assertThatExceptionOfType(BrokerFailedException.class)
                    .isThrownBy(cluster::awaitEnd)
                    .withMessageContaining("ended by itself");
        }
    }

    private static void createTopic(LocalCluster cluster, int replicas) {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()))) {
            Futures.get(admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) replicas)))
                    .all());
        }
    }

    private static void send(LocalCluster cluster, String value) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            Futures.get(producer.send(new ProducerRecord<>(TOPIC, value.getBytes(UTF_8))));
        }
    }

    private static List<String> values(LocalCluster cluster) {
        return CommittedRecords.all(cluster.bootstrapServers(), TOPIC).stream()
                .map(ConsumerRecord::value)
                .map(value -> new String(value, UTF_8))
                .toList();
    }
}
