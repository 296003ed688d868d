package org.mmoestreams.client.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A format that others' serializers and deserializers have, such as Confluent's: their records are Avro's generic ones.
 * They ask their registry themselves, on the thread that calls. What they lack, another format does.
 */
public final class SerdeFormat implements WireFormat {

    private final Optional<Deserializer<?>> deserializer;
    private final Optional<Serializer<Object>> serializer;
    private final WireFormat rest;
    private final Duration retryFor;
    private final Object reading = new Object();
    private final Object writing = new Object();
    /** Since when values could not be read, by topic. */
    private final Map<String, Long> failing = new ConcurrentHashMap<>();

    /**
     * A format of configured parts, which are closed with it.
     *
     * @param deserializer gives {@link GenericRecord}s; empty: values are read as the other format does
     * @param serializer takes {@link GenericRecord}s; empty: values are written as the other format does
     * @param rest the other format
     * @param retryFor how long a value that cannot be read is waited for
     */
    public SerdeFormat(
            Optional<Deserializer<?>> deserializer,
            Optional<Serializer<Object>> serializer,
            WireFormat rest,
            Duration retryFor) {
        this.deserializer = deserializer;
        this.serializer = serializer;
        this.rest = rest;
        this.retryFor = retryFor;
    }

    /** After a topic's values could not be read for too long, none is waited for until one can be read again. */
    @Override
    public Optional<String> awaited(String topic, Headers headers, byte[] value) {
        if (deserializer.isEmpty()) {
            return rest.awaited(topic, headers, value);
        }
        if (!isFramed(headers, value)) {
            return Optional.empty();
        }
        try {
            var unused = record(topic, headers, value);
            failing.remove(topic);
            return Optional.empty();
        } catch (UnknownSchemaException unreadable) {
            long now = System.nanoTime();
            long since = failing.computeIfAbsent(topic, first -> now);
            return now - since < retryFor.toNanos() ? Optional.of(unreadable.getMessage()) : Optional.empty();
        }
    }

    @Override
    public Optional<Datum> read(String topic, Headers headers, byte[] value) throws UnknownSchemaException {
        if (deserializer.isEmpty()) {
            return rest.read(topic, headers, value);
        }
        if (!isFramed(headers, value)) {
            return Optional.empty();
        }
        GenericRecord record = record(topic, headers, value);
        return Optional.of(new Datum(record.getSchema(), datum(record), 0));
    }

    @Override
    public byte[] write(String topic, Headers headers, Schema schema, byte[] singleObject) {
        if (serializer.isEmpty()) {
            return rest.write(topic, headers, schema, singleObject);
        }
        GenericRecord record = SingleObject.record(new Datum(schema, singleObject, SingleObject.PREFIX), schema);
        synchronized (writing) {
            return serializer.get().serialize(topic, headers, record);
        }
    }

    @Override
    public void prepare(String topic, Schema schema) {
        if (serializer.isEmpty()) {
            rest.prepare(topic, schema);
        }
    }

    @Override
    public void close() {
        deserializer.ifPresent(Deserializer::close);
        serializer.ifPresent(Serializer::close);
        rest.close();
    }

    private GenericRecord record(String topic, Headers headers, byte[] value) throws UnknownSchemaException {
        try {
            Object read;
            synchronized (reading) {
                read = deserializer.orElseThrow().deserialize(topic, headers, value);
            }
            if (read instanceof GenericRecord record) {
                return record;
            }
            throw new UnknownSchemaException(
                    "value: " + (read == null ? "null" : read.getClass().getName())
                            + " from registry.deserializer-class (expected: a GenericRecord)");
        } catch (KafkaException | IllegalStateException | IllegalArgumentException unreadable) {
            throw new UnknownSchemaException(
                    "value: " + root(unreadable) + " (expected: what registry.deserializer-class can read)");
        }
    }

    private static byte[] datum(GenericRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        } catch (IOException unwritable) {
            throw new SerializationException(unwritable);
        }
        return bytes.toByteArray();
    }

    private static boolean isFramed(Headers headers, byte[] value) {
        return Framed.of(headers, value).isPresent() || (value.length > 0 && (value[0] == 0 || value[0] == 1));
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
