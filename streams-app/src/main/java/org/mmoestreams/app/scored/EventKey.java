package org.mmoestreams.app.scored;

import org.apache.avro.SchemaNormalization;

/**
 * A number that stands for an event's id, by which rows of the same time are ordered: the CRC-64 fingerprint that Avro
 * defines for schemas, of the id's bytes. It is the same on every machine and in every build.
 */
public final class EventKey {

    private EventKey() {}

    /**
     * The key of an id.
     *
     * @param id as UTF-8
     */
    public static long of(byte[] id) {
        return SchemaNormalization.fingerprint64(id);
    }
}
