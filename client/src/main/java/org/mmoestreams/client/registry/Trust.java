package org.mmoestreams.client.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom to trust, from a file. */
public final class Trust {

    private static final String EXPECTED =
            " (expected: certificates in PEM, or a key store in PKCS12 or JKS and its password)";
    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private Trust() {}

    /**
     * Trusts the certificates of a file and no others.
     *
     * @param file certificates in PEM, or a key store in PKCS12 or JKS
     * @param password of the key store
     * @throws IllegalArgumentException when it cannot be read, or has none
     */
    public static SSLContext of(Path file, Optional<String> password) {
        if (!Files.exists(file)) {
            throw unreadable(file, "there is none of this name");
        }
        if (Files.isDirectory(file)) {
            throw unreadable(file, "this is a folder");
        }
        try {
            KeyStore store = store(file, password);
            if (store.size() == 0) {
                throw new IllegalArgumentException(file + ": no certificate" + EXPECTED);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (AccessDeniedException denied) {
            throw unreadable(file, "this user may not");
        } catch (IOException | GeneralSecurityException other) {
            throw new IllegalArgumentException(file + ": " + Shortened.of(other.getMessage()) + EXPECTED);
        }
    }

    private static KeyStore store(Path file, Optional<String> password) throws IOException, GeneralSecurityException {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PEM)) {
            return ofCertificates(file);
        }
        try {
            return KeyStore.getInstance(
                    file.toFile(), password.map(String::toCharArray).orElse(null));
        } catch (KeyStoreException unrecognized) {
            throw new IllegalArgumentException(file + ": no certificate" + EXPECTED);
        }
    }

    private static IllegalArgumentException unreadable(Path file, String reason) {
        return new IllegalArgumentException(file + " (expected: a file that can be read; " + reason + ")");
    }

    private static KeyStore ofCertificates(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(Integer.toString(store.size()), each);
            }
        }
        return store;
    }
}
