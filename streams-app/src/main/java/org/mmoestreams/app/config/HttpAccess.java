package org.mmoestreams.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.Optional;
import org.mmoestreams.settings.Values;

/**
 * Who may ask over HTTP, and how.
 *
 * @param token what a request must show; empty: nothing
 * @param keystore a file in PKCS #12 with key and certificate of the server; empty: no TLS
 * @param password opens that file
 */
public record HttpAccess(String token, Optional<Path> keystore, String password) {

    private static final int LEAST_TOKEN = 16;

    private static final Key<String> TOKEN = new Key<>(
            "http.token",
            new Values<>(
                    "at least " + LEAST_TOKEN + " characters without blanks, or empty",
                    text -> text,
                    HttpAccess::isToken),
            "",
            "What requests must show as `Authorization: Bearer TOKEN`, `/health/*` aside. Empty: nothing.");
    private static final Key<Optional<Path>> KEYSTORE = new Key<>(
            "http.keystore",
            ValueTypes.path(),
            "",
            "A PKCS #12 file with the server's key and certificate: HTTPS in place of HTTP. Empty: HTTP.");
    private static final Key<String> PASSWORD = new Key<>(
            "http.keystore-password",
            new Values<>("the file's password, or empty", text -> text, text -> true),
            "",
            "Opens `http.keystore`.");

    /** Nothing asked, no TLS. */
    static HttpAccess open() {
        return new HttpAccess("", Optional.empty(), "");
    }

    static HttpAccess of(KeyValues values) {
        return new HttpAccess(values.of(TOKEN), values.of(KEYSTORE), values.of(PASSWORD));
    }

    /** Whether requests must show a token. */
    public boolean hasToken() {
        return !token.isEmpty();
    }

    /**
     * The server's key and certificate; empty without TLS.
     *
     * @throws ConfigException when the file cannot be read, is no PKCS #12, has another password or no key
     */
    public Optional<KeyStore> keys() {
        return keystore.map(this::load);
    }

    private KeyStore load(Path file) {
        if (!Files.exists(file)) {
            throw unusable(file, "a PKCS #12 file that can be read; there is none of this name");
        }
        if (Files.isDirectory(file)) {
            throw unusable(file, "a PKCS #12 file that can be read; this is a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            for (String alias : Collections.list(keys.aliases())) {
                java.security.Key key = keys.getKey(alias, password.toCharArray());
                if (key instanceof PrivateKey && keys.getCertificateChain(alias) != null) {
                    return keys;
                }
            }
            throw unusable(
                    file,
                    "the server's key with its certificate; there is no key, and certificates alone, or secret keys,"
                            + " are no use here");
        } catch (AccessDeniedException denied) {
            throw unusable(file, "a PKCS #12 file that can be read; this user may not");
        } catch (IOException unread) {
            throw unusable(
                    file,
                    unread.getCause() instanceof UnrecoverableKeyException
                            ? "a PKCS #12 file whose password is in " + PASSWORD.name() + "; it has another one"
                            : "a PKCS #12 file; this is none");
        } catch (GeneralSecurityException ofKey) {
            throw unusable(file, "a key with the password of its file, " + PASSWORD.name() + "; " + ofKey.getMessage());
        }
    }

    private static ConfigException unusable(Path file, String expected) {
        return new ConfigException(KEYSTORE.name() + ": " + file + " (expected: " + expected + ")");
    }

    /** Without token and password. */
    @Override
    public String toString() {
        return "HttpAccess[token=" + Secrets.mask(TOKEN.name(), token) + ", keystore=" + keystore + ", password="
                + Secrets.mask(PASSWORD.name(), password) + "]";
    }

    private static boolean isToken(String text) {
        return text.isEmpty()
                || (text.length() >= LEAST_TOKEN
                        && text.chars().allMatch(character -> character > ' ' && character < 127));
    }
}
