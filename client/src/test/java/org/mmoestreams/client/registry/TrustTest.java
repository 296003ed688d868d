package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that nobody can be trusted by. */
class TrustTest {

    private static final String EXPECTED =
            " (expected: certificates in PEM, or a key store in PKCS12 or JKS and its password)";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("trust");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertRefused(file, " (expected: a file that can be read; there is none of this name)");
        assertRefused(folder, " (expected: a file that can be read; this is a folder)");
    }

    @Test
    void refusesAFileWithoutACertificate() throws IOException, GeneralSecurityException {
        Files.writeString(file, "welcome");
        assertRefused(file, ": no certificate" + EXPECTED);
        writeEmptyStore();
        assertRefused(file, ": no certificate" + EXPECTED);
    }

    @Test
    void refusesAKeyStoreOfAnotherPassword() throws IOException, GeneralSecurityException {
        writeEmptyStore();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trust.of(file, Optional.of("another")))
                .withMessageStartingWith(file + ": ")
                .withMessageEndingWith(EXPECTED)
                .withMessageNotContaining("another");
    }

    @Test
    void refusesACertificateThatIsNone() throws IOException {
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trust.of(file, Optional.empty()))
                .withMessageStartingWith(file + ": ")
                .withMessageEndingWith(EXPECTED);
    }

    private static void assertRefused(Path file, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trust.of(file, Optional.of("a-password")))
                .withMessage(file + message);
    }

    private void writeEmptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "a-password".toCharArray());
        }
    }
}
