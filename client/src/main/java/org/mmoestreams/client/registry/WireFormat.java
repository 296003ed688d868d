package org.mmoestreams.client.registry;

import java.time.Duration;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;

/**
 * The one place that decides how values in topics say with which schema they were written, apart from Avro's
 * single-object encoding, which is read everywhere. Safe for use by several threads.
 */
public interface WireFormat extends AutoCloseable {

    /** Single-object encoding and nothing else: where there is no registry. */
    WireFormat SINGLE_OBJECT = new WireFormat() {
        @Override
        public Optional<String> awaited(String topic, Headers headers, byte[] value) {
            return Optional.empty();
        }

        @Override
        public Optional<Datum> read(String topic, Headers headers, byte[] value) {
            return Optional.empty();
        }

        @Override
        public byte[] write(String topic, Headers headers, Schema schema, byte[] singleObject) {
            return singleObject;
        }
    };

    /**
     * What must be waited for before a value is read, in one line; empty when its schema is known, or known not to be
     * had. Asks for it and returns at once, if {@link #patience} is empty.
     *
     * @param value not null
     */
    Optional<String> awaited(String topic, Headers headers, byte[] value);

    /**
     * For how long a value is to be waited for where {@link #awaited} asks on the caller's thread and keeps no time
     * itself; the caller then asks for one value after the other. Empty: until nothing is awaited, and {@link #awaited}
     * is quick.
     */
    default Optional<Duration> patience() {
        return Optional.empty();
    }

    /**
     * What a value holds. Waits for its schema, for a limited time, unless {@link #awaited} said that there is no need.
     *
     * @param value not null
     * @return empty when it is not written in this format
     * @throws UnknownSchemaException when it is, and its schema is not to be had
     * @throws RegistryAwayException when nobody answers whether it is to be had
     */
    Optional<Datum> read(String topic, Headers headers, byte[] value) throws UnknownSchemaException;

    /**
     * A value in this format.
     *
     * @param headers the record's, which may get more
     * @param schema the schema that it was written with
     * @param singleObject the value in single-object encoding
     * @throws org.apache.kafka.common.KafkaException when the schema has no id and gets none
     */
    byte[] write(String topic, Headers headers, Schema schema, byte[] singleObject);

    /**
     * Makes sure that values of a topic can be written, so that {@link #write} does not wait.
     *
     * @throws org.apache.kafka.common.KafkaException when they cannot
     */
    default void prepare(String topic, Schema schema) {}

    /** Waits for nothing any more. */
    @Override
    default void close() {}
}
