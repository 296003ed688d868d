package org.mmoestreams.client.serde;

/** Reads one field of a writer schema. */
interface FieldStep {

    /** Goes on to the end of the field. */
    void read(AvroCursor cursor, RawEvent event) throws BadEventException;
}
