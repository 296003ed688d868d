package org.mmoestreams.app.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.mmoestreams.app.admin.TopicAdmin;

/** Whether brokers answer at the addresses that were given, and at those that they give themselves. */
final class BrokersCheck implements Check {

    static final String NAME = "brokers";

    private static final String START = "start the brokers, or correct --bootstrap; look for a firewall between";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(SettingsCheck.NAME);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(20);
    }

    @Override
    public List<Finding> look(Intent intent) {
        List<Finding> silent = silent(intent.bootstrap());
        if (silent.size() == intent.bootstrap().split(",", -1).length) {
            return silent;
        }
        try (Admin admin = intent.admin()) {
            Collection<Node> nodes = TopicAdmin.await(admin.describeCluster().nodes());
            List<Finding> findings = new ArrayList<>(silent.stream()
                    .map(each -> Finding.warning(NAME, each.found(), each.remedy()))
                    .toList());
            nodes.forEach(node ->
                    Sockets.failure(node.host(), node.port()).ifPresent(why -> findings.add(unreached(node, why))));
            return findings.isEmpty() ? List.of(Finding.good(NAME, reached(nodes))) : findings;
        } catch (KafkaException failed) {
            return List.of(refused(failed, intent));
        }
    }

    /** A fault for each address at which nobody answers. */
    private static List<Finding> silent(String bootstrap) {
        List<Finding> silent = new ArrayList<>();
        for (String broker : bootstrap.split(",", -1)) {
            int colon = broker.lastIndexOf(':');
            String host = broker.substring(0, colon).replaceAll("[\\[\\]]", "");
            Sockets.failure(host, Integer.parseInt(broker.substring(colon + 1)))
                    .ifPresent(why -> silent.add(Finding.fault(NAME, broker + ": " + why, START)));
        }
        return silent;
    }

    private static Finding unreached(Node node, String why) {
        return Finding.fault(
                NAME,
                "broker " + node.idString() + " calls itself " + node.host() + ":" + node.port()
                        + ", where nobody answers: " + why,
                "set the broker's advertised.listeners to an address that is reached from here");
    }

    private static String reached(Collection<Node> nodes) {
        return nodes.stream()
                .map(node -> node.host() + ":" + node.port())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Finding refused(KafkaException failed, Intent intent) {
        String protocol = intent.settings()
                .kafka()
                .getOrDefault(
                        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, CommonClientConfigs.DEFAULT_SECURITY_PROTOCOL);
        String said = root(failed);
        if (failed instanceof SslAuthenticationException) {
            return Finding.fault(
                    NAME,
                    "no agreement on TLS: " + said,
                    "let kafka.ssl.truststore.* hold the certificate authority of the brokers, whose certificates must"
                            + " name the host; docs/security.md has an example");
        }
        if (failed instanceof AuthenticationException) {
            return Finding.fault(
                    NAME,
                    "the brokers refuse the login: " + said,
                    "correct user and password in kafka.sasl.jaas.config, and kafka.sasl.mechanism");
        }
        if (failed instanceof TimeoutException) {
            return Finding.fault(
                    NAME,
                    intent.bootstrap() + ": connected, but no answer: that port does not speak kafka.security.protocol="
                            + protocol + ", or the broker calls itself by an address that is not reached from here",
                    "set kafka.security.protocol to what that port speaks (PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL),"
                            + " and the broker's advertised.listeners to an address that is reached from here");
        }
        return Finding.fault(NAME, said, "correct kafka.* of the security settings; docs/security.md has an example");
    }

    private static String root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
