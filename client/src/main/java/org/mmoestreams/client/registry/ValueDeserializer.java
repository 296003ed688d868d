package org.mmoestreams.client.registry;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads values in whatever format they came, and hands them over in single-object encoding, as written with the schema
 * that its topic is read as. Values of other topics are handed over as they came.
 */
public final class ValueDeserializer implements Deserializer<byte[]> {

    private final Fingerprints fingerprints = new Fingerprints();
    private final GivenValues given;

    /** For Kafka, which configures it with {@link TopicValues#PROPERTY}. */
    public ValueDeserializer() {
        given = new GivenValues();
    }

    /** One that needs no properties, and leaves the format open. */
    public ValueDeserializer(TopicValues values) {
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
    public byte[] deserialize(String topic, byte[] value) {
        return deserialize(topic, new RecordHeaders(), value);
    }

    @Override
    public byte[] deserialize(String topic, Headers headers, byte[] value) {
        if (value == null || SingleObject.is(value)) {
            return value;
        }
        TopicValues values = given.get();
        Optional<Schema> reader = values.read().apply(topic);
        if (reader.isEmpty()) {
            return value;
        }
        try {
            Optional<Datum> datum = values.format().read(topic, headers, value);
            return datum.isPresent() ? singleObject(datum.get(), reader.get()) : value;
        } catch (UnknownSchemaException unknown) {
            throw new SerializationException(topic + ": " + unknown.getMessage());
        }
    }

    private byte[] singleObject(Datum datum, Schema reader) {
        long fingerprint = fingerprints.of(reader);
        return fingerprints.of(datum.writer()) == fingerprint
                ? SingleObject.of(datum, fingerprint)
                : SingleObject.of(SingleObject.record(datum, reader));
    }
}
