package org.mmoestreams.workbench.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.testing.FreePort;

/**
 * What {@code docker/compose.tls.yaml} runs, without containers: its scripts and settings, with paths and addresses of
 * this machine, on the Kafka of the class path.
 */
final class TlsCompose implements AutoCloseable {

    static final Path FILES = Path.of("..", "docker", "tls");

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SECONDS_TO_STOP = 30;

    private final Path folder;
    private final String clients;
    private final Process broker;
    private final Admin admin;

    private TlsCompose(Path folder, String clients, Process broker, Admin admin) {
        this.folder = folder;
        this.clients = clients;
        this.broker = broker;
        this.admin = admin;
    }

    /** Makes the secrets, starts the broker with its users, and returns once its administrator gets an answer. */
    static TlsCompose start(Path folder) throws IOException, InterruptedException {
        String clients = "127.0.0.1:" + FreePort.any();
        makeSecrets(folder);
        writeTool(folder, "kafka-storage.sh", "kafka.tools.StorageTool");
        writeTool(folder, "kafka-server-start.sh", "kafka.Kafka");
        Path settings = folder.resolve("server.properties");
        Files.writeString(
                settings,
                Files.readString(FILES.resolve("server.properties"))
                        .replace("/secrets/", folder.resolve("secrets") + "/")
                        .replace("/var/lib/kafka/data", folder.resolve("data").toString())
                        .replace("kafka:9092", clients)
                        .replace("CLIENTS://:9092", "CLIENTS://" + clients)
                        .replaceAll("(localhost|//):9093", "$1:" + FreePort.any())
                        .replace("CONTROLLER://:", "CONTROLLER://127.0.0.1:"));
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        FILES.resolve("broker.sh").toString(),
                        settings.toString(),
                        folder.resolve("secrets/broker/users").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile());
        builder.environment().put("KAFKA_BIN", folder.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process broker = builder.start();
        TlsCompose compose = new TlsCompose(folder, clients, broker, Admin.create(administrator(folder, clients)));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        Futures.get(compose.admin.describeCluster().nodes()).size() == 1);
        return compose;
    }

    /** Creates the topics, and makes these the ACLs that there are. */
    void allow(List<AclBinding> acls, List<String> topics) {
        Futures.get(admin.createTopics(topics.stream()
                        .map(topic -> new NewTopic(topic, 1, (short) 1))
                        .toList())
                .all());
        Futures.get(admin.createAcls(acls).all());
        await().atMost(PATIENCE).until(() -> Futures.get(
                        admin.describeAcls(AclBindingFilter.ANY).values())
                .containsAll(acls));
    }

    /** The arguments of a command as a user has them in its container. */
    String[] arguments(String user, String command, String... more) throws IOException {
        Path file = folder.resolve(user + ".yaml");
        Files.writeString(
                file,
                Files.readString(FILES.resolve("client.yaml"))
                        .replace("/secrets/", folder.resolve("secrets").resolve(user) + "/"));
        String[] arguments = {command, "--bootstrap", clients, "--config", file.toString()};
        return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Override
    public void close() {
        admin.close();
        broker.destroy();
        try {
            if (!broker.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                broker.destroyForcibly();
            }
        } catch (InterruptedException e) {
            broker.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void makeSecrets(Path folder) throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        "bash",
                        FILES.resolve("secrets.sh").toString(),
                        folder.resolve("secrets").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), UTF_8);
        assertThat(script.waitFor()).as(said).isZero();
    }

    /** A script of Kafka's distribution, of the same program. */
    private static void writeTool(Path folder, String name, String mainClass) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path tool = folder.resolve(name);
        Files.writeString(
                tool,
                "#!/bin/sh\nexec " + java + " -Xmx384m -XX:TieredStopAtLevel=1"
                        + " -Dlogback.configurationFile=broker-logback.xml " + mainClass + " \"$@\"\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    }

    private static Properties administrator(Path folder, String clients) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("secrets/admin/client.properties"))) {
            properties.load(reader);
        }
        properties.setProperty("bootstrap.servers", clients);
        return properties;
    }
}
