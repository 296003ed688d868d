package org.mmoestreams.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.TopicFormats;
import org.mmoestreams.client.registry.WireFormat;

/** A registry behind TLS is asked when its certificate is trusted, and only then. */
final class RegistryTrustTest {

    private static final String PASSWORD = "a-long-password";
    private static final Schema SCHEMA =
            SchemaBuilder.record("Word").fields().requiredString("text").endRecord();

    @TempDir
    private Path folder;

    private HttpsServer registry;
    private String authorization = "";

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        KeyStores stores = KeyStores.create(folder, PASSWORD);
        registry = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.setHttpsConfigurator(new HttpsConfigurator(serving(stores)));
        registry.createContext("/", exchange -> {
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] answer = "{\"id\": 7}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker.pem", "trust.p12"})
    void asksARegistryWhoseCertificateIsInTheFile(String file) throws IOException {
        Path secrets = folder.resolve("secrets.properties");
        Files.writeString(secrets, "registry=s3cret\nstore=" + PASSWORD + "\n");
        try (WireFormat format = TopicFormats.of(settings(
                "registry.truststore=" + folder.resolve(file),
                "registry.truststore-password=${file:" + secrets + ":store}",
                "registry.user=me",
                "registry.password=${file:" + secrets + ":registry}"))) {
            format.prepare("words", SCHEMA);
        }
        assertThat(authorization).isEqualTo("Basic bWU6czNjcmV0");
    }

    @Test
    void sendsATokenInPlaceOfAUser() {
        try (WireFormat format = TopicFormats.of(
                settings("registry.truststore=" + folder.resolve("broker.pem"), "registry.token=t0ken"))) {
            format.prepare("words", SCHEMA);
        }
        assertThat(authorization).isEqualTo("Bearer t0ken");
    }

    @Test
    void asksNoRegistryThatNobodyTrusts() {
        try (WireFormat format = TopicFormats.of(settings("registry.token=t0ken"))) {
            assertThatThrownBy(() -> format.prepare("words", SCHEMA))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageStartingWith("registry.url: POST https://127.0.0.1:")
                    .hasMessageContaining("SSLHandshakeException")
                    .hasMessageContaining(
                            "; its certificate is signed by nobody who is trusted, see registry.truststore (expected: ")
                    .hasMessageNotContaining("t0ken");
        }
        assertThat(authorization).isEmpty();
    }

    /** The certificate is of 127.0.0.1, and trusted. */
    @Test
    void asksNoRegistryWhoseCertificateIsOfAnotherHost() {
        String url = "https://localhost:" + registry.getAddress().getPort();
        try (WireFormat format = TopicFormats.of(settings(
                "registry.truststore=" + folder.resolve("broker.pem"),
                "registry.token=t0ken",
                "registry.url=" + url))) {
            assertThatThrownBy(() -> format.prepare("words", SCHEMA))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageStartingWith("registry.url: POST " + url)
                    .hasMessageContaining("localhost found; its certificate is of another host, see registry.url")
                    .hasMessageNotContaining("t0ken");
        }
        assertThat(authorization).isEmpty();
    }

    @Test
    void namesAFileThatCannotBeRead() throws IOException {
        Path missing = folder.resolve("missing.pem");
        assertThatThrownBy(() -> TopicFormats.of(settings("registry.truststore=" + missing)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("registry.truststore: " + missing
                        + " (expected: a file that can be read; there is none of this name)");
        assertThatThrownBy(() -> TopicFormats.of(settings("registry.token=${file:" + missing + ":token}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("registry.token: ${file:");
        assertThatThrownBy(() -> TopicFormats.of(settings("registry.deserializer-class=no.such.Thing")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("registry.deserializer-class: no.such.Thing (expected: a class");
    }

    private Settings settings(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "registry.url=https://127.0.0.1:" + registry.getAddress().getPort(), "registry.retry-for=PT1S"));
        all.addAll(List.of(more));
        return Settings.of(all.toArray(String[]::new));
    }

    private static SSLContext serving(KeyStores stores) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = stores.password().toCharArray();
        try (InputStream in = Files.newInputStream(stores.keyStore())) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
