package org.mmoestreams.workbench.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.mmoestreams.app.runtime.ParentWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one node, broker and controller in one, until SIGTERM or its parent's end. Started by {@link LocalCluster}. */
public final class BrokerMain {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerMain.class);

    private BrokerMain() {}

    /** Takes the node's properties file and the cluster's id. */
    public static void main(String[] args) {
        ParentWatch.exitWithParent();
        try {
            KafkaConfig config = new KafkaConfig(read(Path.of(args[0])), false);
            format(config, args[1]);
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
            server.startup();
            server.awaitShutdown();
        } catch (Exception e) {
            LOG.error("the broker did not start: {}", e.getMessage(), e);
            // a half-started server's threads would keep the JVM, and shutting it down can hang
            Runtime.getRuntime().halt(1);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static void format(KafkaConfig config, String clusterId) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(config.nodeId())
                .setClusterId(clusterId)
                .setDirectories(config.logDirs())
                .setMetadataLogDirectory(config.metadataLogDir())
                .setControllerListenerName(NodeProperties.CONTROLLER_LISTENER)
                .setIgnoreFormatted(true)
                .run();
    }
}
