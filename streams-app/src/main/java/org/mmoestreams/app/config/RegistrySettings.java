package org.mmoestreams.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.client.registry.SubjectNaming;
import org.mmoestreams.settings.Values;

/**
 * The registry that has the schemas of topics.
 *
 * @param url where it is; empty: there is none, and values are in single-object encoding
 * @param access who asks it, and whom to trust
 * @param naming under which names it keeps schemas
 * @param autoRegister whether schemas that it has not are registered
 * @param retryFor how long a schema may be missing before its values are dead letters
 * @param timeout how long an answer may take
 * @param serdes others' serializers and deserializers
 */
public record RegistrySettings(
        Optional<URI> url,
        RegistryAccess access,
        SubjectNaming naming,
        boolean autoRegister,
        Duration retryFor,
        Duration timeout,
        SerdeClasses serdes) {

    private static final Key<Optional<URI>> URL = new Key<>(
            "registry.url",
            ValueTypes.webAddress(),
            "",
            "The schema registry, where its interface for Confluent's clients begins: all topics are written in its"
                    + " format and read in either. Apicurio: `http://host:8080/apis/ccompat/v7`. Empty: none, values"
                    + " are in Avro's single-object encoding.");
    private static final Key<SubjectNaming> NAMING = new Key<>(
            "registry.subject-naming",
            Values.oneOf(List.of(SubjectNaming.values()), SubjectNaming::label),
            SubjectNaming.TOPIC.label(),
            "The subject that a topic's schema has in the registry: `<topic>-value`, the record's full name, or"
                    + " `<topic>-<full name>`. Of `registry.url`.");
    private static final Key<Boolean> AUTO_REGISTER = new Key<>(
            "registry.auto-register",
            Values.flag(),
            "true",
            "Whether schemas that a subject has not are registered; else they must be there before the start. Of"
                    + " `registry.url`.");
    private static final Key<Duration> RETRY_FOR = new Key<>(
            "registry.retry-for",
            ValueTypes.duration(Duration.ZERO, Duration.ofDays(1)),
            "PT30S",
            "How long a value waits for a schema that the registry says it has not, before it is a dead letter; while"
                    + " the registry does not answer, values wait without end. Of `registry.url`.");
    private static final Key<Duration> TIMEOUT = new Key<>(
            "registry.timeout",
            ValueTypes.duration(Duration.ofMillis(10), Duration.ofHours(1)),
            "PT5S",
            "How long an answer of the registry may take. Of `registry.url`.");

    /** Checks the ranges. */
    public RegistrySettings {
        RETRY_FOR.checked(retryFor);
        TIMEOUT.checked(timeout);
        if (url.isEmpty()) {
            access.refuseAny();
            serdes.refuseAny();
        }
    }

    static RegistrySettings of(KeyValues values) {
        return new RegistrySettings(
                values.of(URL),
                RegistryAccess.of(values),
                values.of(NAMING),
                values.of(AUTO_REGISTER),
                values.of(RETRY_FOR),
                values.of(TIMEOUT),
                SerdeClasses.of(values));
    }

    /** No registry. */
    public static RegistrySettings none() {
        return of(Key::standardText);
    }

    /** Whether there is a registry. */
    public boolean isOn() {
        return url.isPresent();
    }

    /** The same settings with each secret masked. */
    RegistrySettings redacted() {
        return new RegistrySettings(url, access.redacted(), naming, autoRegister, retryFor, timeout, serdes);
    }

    /** The file that has what the registry has answered. */
    static Path knownSchemas(Settings settings) {
        return settings.stateDir().resolve(settings.applicationId() + "+schemas");
    }
}
