package org.mmoestreams.workbench.integration;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Settings of an HTTP server that cannot be. Where there is one, a learner starts it before anything else. */
final class WrongHttp {

    private static final String KEYS = "keys.p12";
    private static final String PASSWORD = "changeit";

    private WrongHttp() {}

    static Stream<WrongSetUp> all() {
        return Stream.concat(access(), keys());
    }

    private static Stream<WrongSetUp> access() {
        return Stream.of(
                settings(
                        "a token that is too short",
                        "http.token: ******** (expected: at least 16 characters without blanks, or empty), from --set",
                        "http.token=short"),
                settings(
                        "a token with a blank",
                        "http.token: ******** (expected: at least 16 characters without blanks, or empty), from --set",
                        "http.token=a token of some length"),
                settings(
                        "a port that there is not",
                        "http.port: 70000 (expected: -1 to 65535), from --set",
                        "http.port=70000"),
                settings(
                        "no room for a body",
                        "http.max-body-bytes: 0 (expected: 1024 to 67108864), from --set",
                        "http.max-body-bytes=0"),
                settings(
                        "no time for a request",
                        "http.timeout: PT0S (expected: an ISO-8601 duration, PT1S to PT10M), from --set",
                        "http.timeout=PT0S"));
    }

    private static Stream<WrongSetUp> keys() {
        return Stream.of(
                keys(
                        "no key store",
                        files -> {},
                        PASSWORD,
                        "a PKCS #12 file that can be read; there is none of this name"),
                keys(
                        "a folder for a key store",
                        files -> folder(files.path(KEYS)),
                        PASSWORD,
                        "a PKCS #12 file that can be read; this is a folder"),
                keys(
                        "a text for a key store",
                        files -> files.write(KEYS, "-----BEGIN CERTIFICATE-----\n"),
                        PASSWORD,
                        "a PKCS #12 file; this is none"),
                keys(
                        "a key store with another password",
                        files -> store(files.path(KEYS)),
                        "another-one",
                        "a PKCS #12 file whose password is in http.keystore-password; it has another one"),
                keys(
                        "a key store without its password",
                        files -> store(files.path(KEYS)),
                        "",
                        "a PKCS #12 file whose password is in http.keystore-password; it has another one"),
                keys(
                        "a key store without a key",
                        files -> store(files.path(KEYS)),
                        PASSWORD,
                        "the server's key with its certificate; there is no key, and certificates alone, or secret"
                                + " keys, are no use here"));
    }

    private static WrongSetUp keys(String title, Consumer<SetUpFiles> change, String password, String expected) {
        return new WrongSetUp(
                "http: " + title,
                change,
                List.of("http.port=0", "http.keystore={}/" + KEYS, "http.keystore-password=" + password),
                "http.keystore: {}/" + KEYS + " (expected: " + expected + ")");
    }

    private static WrongSetUp settings(String title, String message, String assignment) {
        return new WrongSetUp("http: " + title, files -> {}, List.of(assignment), message);
    }

    private static void folder(Path path) {
        try {
            Files.createDirectory(path);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A key store with nothing in it. */
    private static void store(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.store(out, PASSWORD.toCharArray());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
