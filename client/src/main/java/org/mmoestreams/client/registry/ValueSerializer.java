package org.mmoestreams.client.registry;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes values in the format that topics have. Gets them in single-object encoding; what is not of its topic's schema
 * goes as it is.
 */
public final class ValueSerializer implements Serializer<byte[]> {

    private final Fingerprints fingerprints = new Fingerprints();
    private final GivenValues given;

    /** For Kafka, which configures it with {@link TopicValues#PROPERTY}. */
    public ValueSerializer() {
        given = new GivenValues();
    }

    /** One that needs no properties, and leaves the format open. */
    public ValueSerializer(TopicValues values) {
        given = new GivenValues(values);
    }

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        given.configure(properties);
    }

    @Override
    public void close() {
        given.close();
    }

    @Override
    public byte[] serialize(String topic, byte[] value) {
        return serialize(topic, new RecordHeaders(), value);
    }

    @Override
    public byte[] serialize(String topic, Headers headers, byte[] value) {
        TopicValues values = given.get();
        if (value == null || values.format() == WireFormat.SINGLE_OBJECT || !SingleObject.is(value)) {
            return value;
        }
        Optional<Schema> schema = values.written().apply(topic);
        return schema.isPresent() && SingleObject.isOf(value, fingerprints.of(schema.get()))
                ? values.format().write(topic, headers, schema.get(), value)
                : value;
    }
}
