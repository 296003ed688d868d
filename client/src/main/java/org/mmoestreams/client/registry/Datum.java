package org.mmoestreams.client.registry;

import org.apache.avro.Schema;

/** What a value holds, and how it was written. */
public final class Datum {

    private final Schema writer;
    private final byte[] bytes;
    private final int from;

    /**
     * A datum.
     *
     * @param writer the schema that it was written with; the same object for the same schema
     * @param bytes hold the datum, which reaches to their end
     * @param from where in the bytes it begins
     */
    public Datum(Schema writer, byte[] bytes, int from) {
        this.writer = writer;
        this.bytes = bytes;
        this.from = from;
    }

    /** The schema that it was written with. */
    public Schema writer() {
        return writer;
    }

    /** The bytes themselves, no copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where in the bytes it begins. */
    public int from() {
        return from;
    }
}
