package org.mmoestreams.app.config;

import static org.mmoestreams.checks.Checks.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.mmoestreams.client.registry.Trust;
import org.mmoestreams.settings.Values;

/**
 * Who asks the registry, and which registry is trusted. Passwords and token may be references.
 *
 * @param user by whose name; empty: nobody's
 * @param password the user's
 * @param token who has it may ask; empty: there is none
 * @param truststore the certificates that are trusted; empty: those that Java trusts
 * @param truststorePassword of the file of certificates, where it has one
 */
public record RegistryAccess(
        String user, String password, String token, Optional<Path> truststore, String truststorePassword) {

    private static final int DELETE = 127;

    private static final Key<String> USER =
            text("registry.user", "Who asks the registry, by HTTP's basic authentication. Of `registry.url`.");
    private static final Key<String> PASSWORD = text(
            "registry.password",
            "The password of `registry.user`; may be a reference such as `${file:PATH:KEY}`, which is looked up for"
                    + " each request. Of `registry.user`.");
    private static final Key<String> TOKEN = text(
            "registry.token",
            "A bearer token for the registry, in place of a user; may be a reference, as the password. Of"
                    + " `registry.url`.");
    private static final Key<Optional<Path>> TRUSTSTORE = new Key<>(
            "registry.truststore",
            ValueTypes.path(),
            "",
            "The certificates that the registry's is checked against: a file in PEM, or a key store in PKCS12 or JKS."
                    + " Empty: those that Java trusts. Of `registry.url`.");
    private static final Key<String> TRUSTSTORE_PASSWORD = text(
            "registry.truststore-password",
            "The password of a key store; may be a reference. Of" + " `registry.truststore`.");

    /** Checks that they go together. */
    public RegistryAccess {
        check(
                user.isEmpty() == password.isEmpty(),
                USER.name(),
                user.isEmpty() ? "none" : user,
                "a user and a password, " + PASSWORD.name() + ", or neither");
        check(
                user.isEmpty() || token.isEmpty(),
                USER.name(),
                user,
                "a user or a token, " + TOKEN.name() + ", not both");
        check(
                truststorePassword.isEmpty() || truststore.isPresent(),
                TRUSTSTORE_PASSWORD.name(),
                Secrets.MASK,
                "none without " + TRUSTSTORE.name());
    }

    static RegistryAccess of(KeyValues values) {
        return new RegistryAccess(
                values.of(USER),
                values.of(PASSWORD),
                values.of(TOKEN),
                values.of(TRUSTSTORE),
                values.of(TRUSTSTORE_PASSWORD));
    }

    /** Refuses whatever there is, for there is no registry. */
    void refuseAny() {
        check(user.isEmpty(), USER.name(), user, "none without registry.url");
        check(token.isEmpty(), TOKEN.name(), Secrets.MASK, "none without registry.url");
        check(
                truststore.isEmpty(),
                TRUSTSTORE.name(),
                truststore.map(Path::toString).orElse(""),
                "none without registry.url");
    }

    /**
     * The value of the header {@code Authorization}; empty: there is none.
     *
     * @throws ConfigException when a reference leads nowhere, or to what is no token
     */
    Optional<String> authorization() {
        if (!token.isEmpty()) {
            String known = References.resolve(TOKEN.name(), token);
            if (!known.chars().allMatch(each -> each > ' ' && each < DELETE)) {
                throw new ConfigException(TOKEN.name() + ": " + Secrets.MASK
                        + " (expected: a token in one line, of ASCII without spaces; see what it is kept in)");
            }
            return Optional.of("Bearer " + known);
        }
        if (user.isEmpty()) {
            return Optional.empty();
        }
        String pair = user + ":" + References.resolve(PASSWORD.name(), password);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Whom to trust; empty: whom Java trusts.
     *
     * @throws ConfigException when the file cannot be read
     */
    Optional<SSLContext> trust() {
        try {
            return truststore.map(file -> Trust.of(
                    file,
                    Optional.of(References.resolve(TRUSTSTORE_PASSWORD.name(), truststorePassword))
                            .filter(text -> !text.isEmpty())));
        } catch (ConfigException explained) {
            throw explained;
        } catch (IllegalArgumentException unreadable) {
            throw new ConfigException(TRUSTSTORE.name() + ": " + unreadable.getMessage());
        }
    }

    RegistryAccess redacted() {
        return new RegistryAccess(
                user,
                Secrets.mask(PASSWORD.name(), password),
                Secrets.mask(TOKEN.name(), token),
                truststore,
                Secrets.mask(TRUSTSTORE_PASSWORD.name(), truststorePassword));
    }

    @Override
    public String toString() {
        return "RegistryAccess[user=" + user + ", truststore=" + truststore + "]";
    }

    private static Key<String> text(String name, String doc) {
        return new Key<>(name, new Values<>("a text, or empty", text -> text, text -> true), "", doc);
    }
}
