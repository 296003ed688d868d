package org.mmoestreams.client.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.errors.SerializationException;

/** Avro's single-object encoding: the marker C3 01, the schema's fingerprint in 8 little-endian bytes, the datum. */
final class SingleObject {

    /** What is before the datum. */
    static final int PREFIX = 10;

    private static final short MARKER = (short) 0xC301;

    private SingleObject() {}

    static boolean is(byte[] value) {
        return value.length >= PREFIX && ByteBuffer.wrap(value).getShort() == MARKER;
    }

    /** Whether a value says that it was written with a schema. */
    static boolean isOf(byte[] value, long fingerprint) {
        return is(value)
                && ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(Short.BYTES) == fingerprint;
    }

    static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /**
     * A datum as a record of a schema.
     *
     * @throws SerializationException when it does not decode, or not as one
     */
    static GenericRecord record(Datum datum, Schema reader) {
        try {
            BinaryDecoder decoder = DecoderFactory.get()
                    .binaryDecoder(datum.bytes(), datum.from(), datum.bytes().length - datum.from(), null);
            return new GenericDatumReader<GenericRecord>(datum.writer(), reader).read(null, decoder);
        } catch (IOException | RuntimeException undecodable) {
            // bytes from outside can make Avro's reader throw anything
            throw new SerializationException(
                    "value: " + undecodable + " (expected: what can be read as " + reader.getFullName() + ")",
                    undecodable);
        }
    }

    /** A record in this encoding, with the schema that it has. */
    static byte[] of(GenericRecord record) {
        try {
            ByteBuffer buffer =
                    new BinaryMessageEncoder<GenericRecord>(GenericData.get(), record.getSchema()).encode(record);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException | AvroRuntimeException unencodable) {
            throw new SerializationException(unencodable.getMessage(), unencodable);
        }
    }

    /** A datum in this encoding, given the fingerprint of its schema. */
    static byte[] of(Datum datum, long fingerprint) {
        int length = datum.bytes().length - datum.from();
        return ByteBuffer.allocate(PREFIX + length)
                .putShort(MARKER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(fingerprint)
                .put(datum.bytes(), datum.from(), length)
                .array();
    }
}
