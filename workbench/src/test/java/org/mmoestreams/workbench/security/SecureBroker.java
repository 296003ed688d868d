package org.mmoestreams.workbench.security;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.broker.BrokerMain;
import org.mmoestreams.workbench.broker.NodeProperties;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;

/**
 * A broker in a child JVM that clients reach by TLS with SCRAM, and itself by TLS with its certificate. Its only super
 * user is who has that certificate.
 */
final class SecureBroker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ChildJvm process;
    private final KeyStores stores;
    private final int clientPort;
    private final Admin admin;

    private SecureBroker(ChildJvm process, KeyStores stores, int clientPort, Admin admin) {
        this.process = process;
        this.stores = stores;
        this.clientPort = clientPort;
        this.admin = admin;
    }

    /** Starts a broker that knows these users. */
    static SecureBroker start(Path folder, KeyStores stores, Map<String, String> passwords) {
        List<Integer> ports = freePorts(3);
        Path settings = store(folder.resolve("server.properties"), settings(folder, stores, ports));
        ChildJvm process = ChildJvm.start(JvmCommand.of(BrokerMain.class, folder.resolve("broker.log"))
                .withJvmArgs(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
                .withJvmArgs(List.of("-Dlogback.configurationFile=broker-logback.xml"))
                .withArgs(settings.toString(), Uuid.randomUuid().toString()));
        Admin admin = Admin.create(Map.of(
                "bootstrap.servers", "127.0.0.1:" + ports.get(0),
                "security.protocol", "SSL",
                "ssl.keystore.location", stores.keyStore().toString(),
                "ssl.keystore.password", stores.password(),
                "ssl.truststore.location", stores.trustStore().toString(),
                "ssl.truststore.password", stores.password()));
        SecureBroker broker = new SecureBroker(process, stores, ports.get(1), admin);
        await().atMost(PATIENCE)
                .until(() -> Futures.get(admin.describeCluster().nodes()).size() == 1);
        broker.add(passwords);
        return broker;
    }

    /** Where clients come in. */
    String bootstrapServers() {
        return "127.0.0.1:" + clientPort;
    }

    /** The certificate and who trusts it. */
    KeyStores stores() {
        return stores;
    }

    /** Makes these ACLs the only ones, and returns when the broker goes by them. */
    void allowOnly(Collection<AclBinding> acls) {
        Futures.get(admin.deleteAcls(List.of(AclBindingFilter.ANY)).all());
        Futures.get(admin.createAcls(acls).all());
        Set<AclBinding> expected = Set.copyOf(acls);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> new HashSet<>(
                        Futures.get(admin.describeAcls(AclBindingFilter.ANY).values()))
                .equals(expected));
    }

    /** Creates a topic with one partition, and returns when it is there for everyone. */
    void createTopic(String name) {
        Futures.get(
                admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Futures.get(admin.listTopics().names()).contains(name));
    }

    /** Leaves a group whose offset in the topic is 1. */
    void commit(String group, String topic) {
        Futures.get(admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(1, "learner")))
                .all());
    }

    @Override
    public void close() {
        admin.close();
        process.close();
    }

    private void add(Map<String, String> passwords) {
        passwords.forEach((user, password) ->
                Futures.get(admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                        .all()));
        await().atMost(PATIENCE)
                .until(() -> Futures.get(admin.describeUserScramCredentials().all())
                        .keySet()
                        .containsAll(passwords.keySet()));
    }

    private static Properties settings(Path folder, KeyStores stores, List<Integer> ports) {
        String own = "INTERNAL://127.0.0.1:" + ports.get(0) + ",CLIENTS://127.0.0.1:" + ports.get(1);
        Properties settings = new Properties();
        settings.putAll(NodeProperties.common(1));
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "log.dirs", folder.resolve("data").toString(),
                "listeners", own + ",CONTROLLER://127.0.0.1:" + ports.get(2),
                "advertised.listeners", own,
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@127.0.0.1:" + ports.get(2),
                "inter.broker.listener.name", "INTERNAL",
                "listener.security.protocol.map", "INTERNAL:SSL,CLIENTS:SASL_SSL,CONTROLLER:SSL"));
        settings.putAll(Map.of(
                "ssl.client.auth",
                "required",
                "ssl.keystore.location",
                stores.keyStore().toString(),
                "ssl.keystore.password",
                stores.password(),
                "ssl.truststore.location",
                stores.trustStore().toString(),
                "ssl.truststore.password",
                stores.password(),
                "listener.name.clients.sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found",
                "false",
                "super.users",
                "User:" + KeyStores.NAME));
        return settings;
    }

    private static Path store(Path file, Properties settings) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static List<Integer> freePorts(int count) {
        if (count == 0) {
            return List.of();
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // the others while this one is held, so that no two are the same
            List<Integer> others = freePorts(count - 1);
            return Stream.concat(Stream.of(socket.getLocalPort()), others.stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
