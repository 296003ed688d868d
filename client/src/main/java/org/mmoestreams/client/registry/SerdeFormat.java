package org.mmoestreams.client.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;
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
    /** What values held that nothing has to be waited for, by the values themselves, for as long as these are used. */
    private final Map<byte[], Datum> known = Collections.synchronizedMap(new WeakHashMap<>());

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

    /** A value that can be read now can be read from now on, whoever is away then. */
    @Override
    public Optional<String> awaited(String topic, Headers headers, byte[] value) {
        if (deserializer.isEmpty()) {
            return rest.awaited(topic, headers, value);
        }
        if (!isFramed(headers, value)) {
            return Optional.empty();
        }
        try {
            known.put(value, datum(topic, headers, value));
            return Optional.empty();
        } catch (UnknownSchemaException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    @Override
    public Optional<Duration> patience() {
        return deserializer.isEmpty() ? rest.patience() : Optional.of(retryFor);
    }

    @Override
    public Optional<Datum> read(String topic, Headers headers, byte[] value) throws UnknownSchemaException {
        if (deserializer.isEmpty()) {
            return rest.read(topic, headers, value);
        }
        if (!isFramed(headers, value)) {
            return Optional.empty();
        }
        Datum before = known.get(value);
        return Optional.of(before == null ? datum(topic, headers, value) : before);
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

    private Datum datum(String topic, Headers headers, byte[] value) throws UnknownSchemaException {
        try {
            Object read;
            synchronized (reading) {
                read = deserializer.orElseThrow().deserialize(topic, headers, value);
            }
            if (read instanceof GenericRecord record) {
                return new Datum(record.getSchema(), bytes(record), 0);
            }
            throw new UnknownSchemaException(
                    "value: " + (read == null ? "null" : read.getClass().getName())
                            + " from registry.deserializer-class (expected: a GenericRecord)");
        } catch (RuntimeException unreadable) {
            // others' classes can throw anything
            throw new UnknownSchemaException(
                    "value: " + Shortened.of(root(unreadable).toString())
                            + " (expected: what registry.deserializer-class can read)");
        }
    }

    private static byte[] bytes(GenericRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new TextWriter(record.getSchema()).write(record, encoder);
        } catch (IOException unwritable) {
            throw new SerializationException(unwritable);
        }
        return bytes.toByteArray();
    }

    /** Half of a surrogate pair becomes a byte that no UTF-8 has: a text with one is refused where it is used. */
    private static final class TextWriter extends GenericDatumWriter<GenericRecord> {

        private static final int NO_UTF_8 = 0xFF;

        TextWriter(Schema schema) {
            super(schema);
        }

        @Override
        protected void writeString(Object datum, Encoder out) throws IOException {
            if (datum instanceof Utf8) {
                super.writeString(datum, out);
            } else {
                out.writeString(new Utf8(bytes(datum.toString())));
            }
        }

        private static byte[] bytes(String text) {
            if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            text.codePoints().forEach(point -> {
                if (Character.getType(point) == Character.SURROGATE) {
                    bytes.write(NO_UTF_8);
                } else {
                    bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                }
            });
            return bytes.toByteArray();
        }
    }

    private static boolean isFramed(Headers headers, byte[] value) {
        boolean begins = value.length > 0 && (value[0] == 0 || value[0] == 1);
        return !SingleObject.is(value) && (begins || Framed.of(headers, value).isPresent());
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
