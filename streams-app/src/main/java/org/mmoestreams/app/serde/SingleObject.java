package org.mmoestreams.app.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.mmoestreams.app.serde.BadEventException.Reason;

/**
 * Reads records in Avro's single-object encoding: the marker C3 01, the writer schema's CRC-64-AVRO fingerprint in 8
 * little-endian bytes, then the datum. Writer schemas are resolved against one reader schema. Unlike Avro's own message
 * decoder it refuses bytes left over after the datum.
 */
final class SingleObject {

    private static final int HEADER = 10;
    private static final short MARKER = (short) 0xC301;

    private final Map<Long, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
    private BinaryDecoder decoder;
    private GenericRecord reused;

    /**
     * A reader of records.
     *
     * @throws IllegalArgumentException when a writer schema cannot be read as the reader schema
     */
    SingleObject(Schema reader, List<Schema> writers) {
        addWriter(reader, reader);
        writers.forEach(writer -> addWriter(writer, reader));
    }

    /** The record in {@code bytes}; the same object is filled again by the next call. */
    GenericRecord read(byte[] bytes) throws BadEventException {
        GenericDatumReader<GenericRecord> reader = readerOf(bytes);
        decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, decoder);
        try {
            reused = reader.read(reused, decoder);
            if (!decoder.isEnd()) {
                throw new BadEventException(
                        Reason.MALFORMED, "value: bytes left over (expected: the datum of its schema and no more)");
            }
            return reused;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            reused = null;
            throw new BadEventException(
                    Reason.MALFORMED, "value: does not decode: " + e + " (expected: the datum of its schema)");
        }
    }

    private GenericDatumReader<GenericRecord> readerOf(byte[] bytes) throws BadEventException {
        if (bytes == null) {
            throw new BadEventException(Reason.NULL_VALUE, "value: null (expected: an event)");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || header.getShort() != MARKER) {
            throw new BadEventException(
                    Reason.NOT_SINGLE_OBJECT,
                    "value: " + bytes.length + " bytes without Avro's marker (expected: C3 01, fingerprint, datum)");
        }
        long fingerprint = header.order(ByteOrder.LITTLE_ENDIAN).getLong();
        GenericDatumReader<GenericRecord> reader = readers.get(fingerprint);
        if (reader == null) {
            throw new BadEventException(
                    Reason.UNKNOWN_SCHEMA,
                    String.format(
                            "schema fingerprint: %016x (expected: that of event.schema or of one of"
                                    + " event.writer-schemas; add the writer's schema there)",
                            fingerprint));
        }
        return reader;
    }

    private void addWriter(Schema writer, Schema reader) {
        SchemaCompatibility.SchemaPairCompatibility pair =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new IllegalArgumentException("event.writer-schemas: " + writer.getFullName()
                    + " (expected: a schema that can be read as event.schema; " + pair.getDescription() + ")");
        }
        readers.put(SchemaNormalization.parsingFingerprint64(writer), new GenericDatumReader<>(writer, reader));
    }
}
