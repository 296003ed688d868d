package org.mmoestreams.client.registry;

import java.time.Instant;
import java.util.Optional;
import org.apache.avro.Schema;

/** Asks a registry what would become of a schema, and registers nothing. */
public final class RegistryProbe {

    private final RegistryClient client;
    private final RegistryFormat.Rules rules;
    private final SchemaCache cache;

    /** What would become of a schema. */
    public enum Standing {
        /** It has an id. */
        REGISTERED,
        /** It has none, and would get one. */
        NEW,
        /** It has none, and is not to be registered. */
        MISSING,
        /** It has none, and the registry refuses it. */
        REFUSED,
        /** The registry does not answer, and the id is known from before. */
        AWAY_BUT_KNOWN,
        /** The registry does not answer, and the id is not known. */
        AWAY
    }

    /**
     * An answer.
     *
     * @param standing what would become of the schema
     * @param subject its subject
     * @param message what the registry said; empty where there is nothing to say
     */
    public record Answer(Standing standing, String subject, String message) {}

    /** Asks nothing yet. */
    public RegistryProbe(RegistryAddress address, RegistryFormat.Rules rules) {
        this.client = new RegistryClient(address);
        this.rules = rules;
        this.cache = new SchemaCache(client.url(), rules.known(), false);
    }

    /** What would become of the schema of a topic's values. Asks once. */
    public Answer look(String topic, Schema schema) {
        String subject = rules.naming().subject(topic, schema);
        try {
            client.find(subject, schema);
            return new Answer(Standing.REGISTERED, subject, "");
        } catch (RegistryException failed) {
            return switch (failed.fault()) {
                case NOT_THERE ->
                    rules.register()
                            ? comparison(subject, schema)
                            : new Answer(Standing.MISSING, subject, failed.getMessage());
                case REFUSED -> new Answer(Standing.REFUSED, subject, failed.getMessage());
                case NO_ANSWER -> away(subject, schema, failed);
            };
        }
    }

    /** What time it is for the registry, to the second; empty when it does not say. */
    public Optional<Instant> time() {
        return client.time();
    }

    private Answer comparison(String subject, Schema schema) {
        try {
            return client.isCompatible(subject, schema)
                    ? new Answer(Standing.NEW, subject, "")
                    : new Answer(
                            Standing.REFUSED, subject, "it is not compatible with the newest version of its subject");
        } catch (RegistryException failed) {
            return switch (failed.fault()) {
                // a subject without versions
                case NOT_THERE -> new Answer(Standing.NEW, subject, "");
                case REFUSED -> new Answer(Standing.REFUSED, subject, failed.getMessage());
                case NO_ANSWER -> away(subject, schema, failed);
            };
        }
    }

    private Answer away(String subject, Schema schema, RegistryException failed) {
        boolean known = cache.id(subject, schema).isPresent();
        return new Answer(known ? Standing.AWAY_BUT_KNOWN : Standing.AWAY, subject, failed.getMessage());
    }
}
