package org.mmoestreams.client.registry;

import java.util.UUID;

/**
 * How a value names its schema.
 *
 * @param kind what sort of id it is
 * @param high the upper half of a GUID, else 0
 * @param low the id, or the lower half of a GUID
 */
record SchemaId(Kind kind, long high, long low) {

    /** The sorts of ids. */
    enum Kind {
        /** An id that the registry counts. */
        NUMBER,
        /** Confluent's id that is the same in all registries. */
        GUID,
        /** Apicurio's id of a version of an artefact, which its interface for Confluent's clients does not know. */
        GLOBAL
    }

    static SchemaId number(long id) {
        return new SchemaId(Kind.NUMBER, 0, id);
    }

    static SchemaId global(long id) {
        return new SchemaId(Kind.GLOBAL, 0, id);
    }

    static SchemaId guid(UUID id) {
        return new SchemaId(Kind.GUID, id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /** The id as texts and addresses have it. */
    String text() {
        return kind == Kind.GUID ? new UUID(high, low).toString() : Long.toString(low);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case NUMBER -> "schema id " + text();
            case GUID -> "schema GUID " + text();
            case GLOBAL -> "global id " + text();
        };
    }
}
