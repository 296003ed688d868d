package org.mmoestreams.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.config.HttpSettings;

/** HTTPS, and key stores that cannot be used. */
@Timeout(60)
final class ServerKeysTest {

    private static final String PASSWORD = "changeit";

    @Test
    void speaksTls(@TempDir Path folder) throws Exception {
        Path keystore = keystore(folder);
        try (ServerUnderTest server =
                ServerUnderTest.start("http.keystore=" + keystore, "http.keystore-password=" + PASSWORD)) {
            assertThat(server.address()).startsWith("https://127.0.0.1:");
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(trusting(keystore)).build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/plain"))
                    .build();
            assertThat(trusting.send(request, BodyHandlers.ofString()).body()).isEqualTo("well");
            try (Talk talk = new Talk(server.address())) {
                assertThat(talk.say("GET /plain HTTP/1.0\r\n\r\n").hear()).doesNotContain("well");
            }
        }
    }

    @Test
    void refusesKeysThatCannotBeUsed(@TempDir Path folder) throws Exception {
        Path keystore = keystore(folder);
        assertThatThrownBy(() -> ServerUnderTest.start("http.keystore=" + folder.resolve("none.p12")))
                .hasMessageStartingWith("http.keystore: " + folder.resolve("none.p12") + " (expected: a PKCS #12");
        assertThatThrownBy(
                        () -> ServerUnderTest.start("http.keystore=" + keystore, "http.keystore-password=other-secret"))
                .hasMessageContaining("http.keystore-password")
                .hasMessageNotContaining("other-secret");
    }

    @Test
    void refusesKeysWithoutACertificateOrWithAnotherPassword(@TempDir Path folder) throws Exception {
        KeyStore secret = KeyStore.getInstance("PKCS12");
        secret.load(null, null);
        secret.setEntry(
                "secret",
                new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")),
                new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
        refuses(secret, folder.resolve("secret.p12"), "there is no key");
        KeyStore own = KeyStore.getInstance(keystore(folder).toFile(), PASSWORD.toCharArray());
        Key key = own.getKey("mykey", PASSWORD.toCharArray());
        Certificate[] chain = own.getCertificateChain("mykey");
        KeyStore other = KeyStore.getInstance("PKCS12");
        other.load(null, null);
        other.setKeyEntry("mykey", key, "another-password".toCharArray(), chain);
        refuses(other, folder.resolve("other.p12"), "http.keystore-password");
    }

    private static void refuses(KeyStore keys, Path file, String message) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, PASSWORD.toCharArray());
        }
        HttpSettings settings = ServerUnderTest.settings("http.keystore=" + file, "http.keystore-password=" + PASSWORD);
        assertThatThrownBy(() -> settings.access().keys())
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("http.keystore: ")
                .hasMessageContaining(message);
    }

    private static Path keystore(Path folder) throws IOException, InterruptedException {
        Path keystore = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keystore.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        return keystore;
    }

    private static SSLContext trusting(Path keystore) throws Exception {
        KeyStore keys = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("mykey"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
