package org.mmoestreams.client.serde;

/** Decodes the data of one writer schema. */
interface EventDecoder {

    /**
     * Fills the event from a datum that reaches from {@code from} to the end of {@code bytes}.
     *
     * @throws BadEventException when the bytes do not decode, some are left over, or a value is not allowed
     */
    void decode(byte[] bytes, int from, RawEvent event) throws BadEventException;
}
