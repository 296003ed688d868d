package org.mmoestreams.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A key with a certificate for the loopback interface that it has signed itself, and a trust store with that
 * certificate.
 *
 * @param keyStore PKCS12
 * @param trustStore PKCS12
 * @param password of both
 */
record KeyStores(Path keyStore, Path trustStore, String password) {

    /** Who the certificate is for. */
    static final String NAME = "CN=broker";

    /** Makes both in {@code folder}, with the JDK's keytool. */
    static KeyStores create(Path folder, String password) {
        KeyStores stores = new KeyStores(folder.resolve("key.p12"), folder.resolve("trust.p12"), password);
        String key = stores.keyStore.toString();
        String certificate = folder.resolve("broker.pem").toString();
        stores.keytool(
                "-genkeypair",
                "-keystore",
                key,
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                NAME,
                "-ext",
                "SAN=IP:127.0.0.1");
        stores.keytool("-exportcert", "-rfc", "-keystore", key, "-alias", "broker", "-file", certificate);
        stores.keytool(
                "-importcert",
                "-noprompt",
                "-keystore",
                stores.trustStore.toString(),
                "-alias",
                "broker",
                "-file",
                certificate);
        return stores;
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass:env", "STORE_PASSWORD"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", password);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
