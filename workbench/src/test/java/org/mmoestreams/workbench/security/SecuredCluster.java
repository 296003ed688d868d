package org.mmoestreams.workbench.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.utils.Utils;
import org.mmoestreams.workbench.cli.CapturedRun;

/** A secured broker, its users, a file with their secrets, and the application's commands run as one of them. */
final class SecuredCluster implements AutoCloseable {

    /** What no output may have in it. */
    static final String PASSWORD = "hunter2-correct-horse";

    private static final List<String> USERS = List.of("learner", "feeder", "reader", "operator");

    private final Path folder;
    private final SecureBroker broker;
    private final Path secrets;

    private SecuredCluster(Path folder, SecureBroker broker, Path secrets) {
        this.folder = folder;
        this.broker = broker;
        this.secrets = secrets;
    }

    static SecuredCluster start() throws IOException {
        Path folder = Files.createTempDirectory("mmoe-secured");
        KeyStores stores = KeyStores.create(folder, PASSWORD);
        Map<String, String> passwords =
                USERS.stream().collect(Collectors.toMap(user -> user, user -> PASSWORD + "-" + user));
        Properties properties = new Properties();
        properties.setProperty("truststore.password", stores.password());
        passwords.forEach(properties::setProperty);
        Path secrets = folder.resolve("secrets.properties");
        try (Writer writer = Files.newBufferedWriter(secrets)) {
            properties.store(writer, null);
        }
        return new SecuredCluster(folder, SecureBroker.start(folder, stores, passwords), secrets);
    }

    SecureBroker broker() {
        return broker;
    }

    /** Makes these ACLs, under these names, the only ones. */
    void allowOnly(Names names, Stream<AclBinding> acls) {
        broker.allowOnly(names.in(acls.toList()));
    }

    /** Creates the shared topics. */
    Names createTopics(Names names) {
        names.topicNames().forEach(broker::createTopic);
        return names;
    }

    /** The settings of an application with these names, for a user. */
    List<String> settings(String user, Names names) {
        return settings(names, jaas(user, "${file:" + secrets + ":" + user + "}"));
    }

    /** The settings of an application with these names, for whom {@code jaas} says. */
    List<String> settings(Names names, String jaas) {
        List<String> settings = new ArrayList<>(names.settings());
        settings.addAll(List.of(
                "state.dir=" + folder.resolve("state"),
                "window.rows=16",
                "metrics.every-rows=16",
                "drift.input-rows=16",
                "drift.input-threshold=0.01",
                "kafka.security.protocol=SASL_SSL",
                "kafka.ssl.truststore.type=PKCS12",
                "kafka.ssl.truststore.location=" + broker.stores().trustStore(),
                "kafka.ssl.truststore.password=${file:" + secrets + ":truststore.password}",
                "kafka.sasl.mechanism=SCRAM-SHA-512",
                "kafka.sasl.jaas.config=" + jaas));
        return settings;
    }

    /** How a client logs in. */
    static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    /** Runs a command of the application's as a user. */
    CapturedRun run(String user, Names names, String... command) {
        return run(settings(user, names), command);
    }

    /** Runs a command of the application's with settings. */
    CapturedRun run(List<String> settings, String... command) {
        return CapturedRun.of(arguments(settings, command).toArray(String[]::new));
    }

    /** A command line of the application's. */
    List<String> arguments(List<String> settings, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--bootstrap", broker.bootstrapServers()));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return arguments;
    }

    @Override
    public void close() {
        broker.close();
        try {
            Utils.delete(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
