package org.mmoestreams.workbench.integration;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Settings of a schema registry that cannot be. */
final class WrongRegistry {

    private static final String URL = "registry.url=http://127.0.0.1:9";
    private static final String NO_ADDRESS = " (expected: an address that begins with http:// or https://, without"
            + " user, query and fragment, or empty), from --set";

    private WrongRegistry() {}

    static Stream<WrongSetUp> all() {
        return Stream.of(addresses(), access(), files(), classes()).flatMap(part -> part);
    }

    private static Stream<WrongSetUp> addresses() {
        return Stream.of(
                settings(
                        "an address without a scheme",
                        "registry.url: 127.0.0.1:8081" + NO_ADDRESS,
                        "registry.url=127.0.0.1:8081"),
                settings(
                        "another scheme",
                        "registry.url: ftp://127.0.0.1:8081" + NO_ADDRESS,
                        "registry.url=ftp://127.0.0.1:8081"),
                settings("no host", "registry.url: http://" + NO_ADDRESS, "registry.url=http://"),
                settings(
                        "a user in the address",
                        "registry.url: http://********@127.0.0.1:8081" + NO_ADDRESS,
                        "registry.url=http://me:s3cret@127.0.0.1:8081"),
                settings(
                        "another way to name subjects",
                        "registry.subject-naming: table (expected: topic, record, topic-record), from --set",
                        URL,
                        "registry.subject-naming=table"));
    }

    private static Stream<WrongSetUp> access() {
        return Stream.of(
                settings(
                        "a user without a password",
                        "registry.user: me (expected: a user and a password, registry.password, or neither)",
                        URL,
                        "registry.user=me"),
                settings(
                        "a password without a user",
                        "registry.user: none (expected: a user and a password, registry.password, or neither)",
                        URL,
                        "registry.password=s3cret"),
                settings(
                        "a user and a token",
                        "registry.user: me (expected: a user or a token, registry.token, not both)",
                        URL,
                        "registry.user=me",
                        "registry.password=s3cret",
                        "registry.token=t0ken"),
                settings(
                        "a token with a blank",
                        "registry.token: ******** (expected: a token in one line, of ASCII without spaces; see what it"
                                + " is kept in)",
                        URL,
                        "registry.token=t0 ken"),
                settings(
                        "a user without a registry",
                        "registry.user: me (expected: none without registry.url)",
                        "registry.user=me",
                        "registry.password=s3cret"),
                settings(
                        "certificates without a registry",
                        "registry.truststore: ca.pem (expected: none without registry.url)",
                        "registry.truststore=ca.pem"));
    }

    private static Stream<WrongSetUp> files() {
        String expected = "(expected: certificates in PEM, or a key store in PKCS12 or JKS and its password)";
        return Stream.of(
                file(
                        "no file of certificates",
                        files -> {},
                        "registry.truststore: {}/ca.pem (expected: a file that can be read; there is none of this"
                                + " name)"),
                file(
                        "a folder for certificates",
                        files -> files.write("ca.pem", "").makeFolder("ca.pem"),
                        "registry.truststore: {}/ca.pem (expected: a file that can be read; this is a folder)"),
                file(
                        "a text for certificates",
                        files -> files.write("ca.pem", "certificates\n"),
                        "registry.truststore: {}/ca.pem: no certificate " + expected));
    }

    private static Stream<WrongSetUp> classes() {
        return Stream.of(
                settings(
                        "a deserializer that there is not",
                        "registry.deserializer-class: no.such.Thing (expected: a class on the class path that is a"
                                + " Kafka Deserializer and needs no arguments; java.lang.ClassNotFoundException:"
                                + " no.such.Thing)",
                        URL,
                        "registry.deserializer-class=no.such.Thing"),
                settings(
                        "a class that serializes nothing",
                        "registry.serializer-class: java.lang.String (expected: a class on the class path that is a"
                                + " Kafka Serializer and needs no arguments; java.lang.ClassCastException: class"
                                + " java.lang.String)",
                        URL,
                        "registry.serializer-class=java.lang.String"),
                settings(
                        "a deserializer without a registry",
                        "registry.deserializer-class: no.such.Thing (expected: none without registry.url)",
                        "registry.deserializer-class=no.such.Thing"));
    }

    private static WrongSetUp file(String title, Consumer<SetUpFiles> change, String message) {
        return new WrongSetUp("registry: " + title, change, List.of(URL, "registry.truststore={}/ca.pem"), message);
    }

    private static WrongSetUp settings(String title, String message, String... assignments) {
        return new WrongSetUp("registry: " + title, files -> {}, List.of(assignments), message);
    }
}
