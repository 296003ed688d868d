package org.mmoestreams.client.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom to trust, from a file. */
public final class Trust {

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
        try {
            byte[] bytes = Files.readAllBytes(file);
            KeyStore store = new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM)
                    ? ofCertificates(file)
                    : KeyStore.getInstance(
                            file.toFile(), password.map(String::toCharArray).orElse(null));
            if (store.size() == 0) {
                throw new IllegalArgumentException(file + ": no certificate (expected: one at least)");
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(file + ": " + unreadable
                    + " (expected: certificates in PEM, or a key store in PKCS12 or JKS and its password)");
        }
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
