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
    private TopicValues values;
    private boolean isOwner;

    /** For Kafka, which configures it with {@link TopicValues#PROPERTY}. */
    public ValueDeserializer() {}

    /** One that needs no properties, and leaves the format open. */
    public ValueDeserializer(TopicValues values) {
        this.values = values;
    }

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        if (properties.get(TopicValues.PROPERTY) instanceof TopicValues given) {
            values = given;
            isOwner = true;
        }
    }

    @Override
    public void close() {
        if (isOwner) {
            values.format().close();
        }
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
