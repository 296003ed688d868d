package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * The decoders of a reader schema and its writers', found by what a value begins with: Avro's single-object encoding,
 * the marker C3 01, then the writer schema's CRC-64-AVRO fingerprint in 8 little-endian bytes, then the datum and
 * nothing more. Used by one thread.
 */
final class Decoders {

    private static final int HEADER = 10;
    private static final short MARKER = (short) 0xC301;

    private final Map<Long, EventDecoder> byFingerprint = new HashMap<>();
    private final RecordKind kind;
    private final Framing framing;

    /**
     * Decoders of a schema.
     *
     * @param fields the used fields of the reader schema, whose roles get the values
     * @param writers further schemas that values may have been written with
     */
    Decoders(UsedFields fields, List<Schema> writers) {
        kind = fields.kind();
        List<Schema> schemas = new ArrayList<>();
        schemas.add(fields.reader());
        schemas.addAll(writers);
        writers.forEach(writer -> add(writer, fields));
        add(fields.reader(), fields);
        framing = new Framing(schemas);
    }

    /**
     * Decodes a value that is not null.
     *
     * @throws BadEventException when it is not encoded so, with one of the schemas, or holds what is not allowed
     */
    void decode(byte[] value, RawEvent event) throws BadEventException {
        ByteBuffer header = ByteBuffer.wrap(value);
        if (value.length < HEADER || header.getShort() != MARKER) {
            throw framing.refusal(value);
        }
        long fingerprint = header.order(ByteOrder.LITTLE_ENDIAN).getLong();
        EventDecoder decoder = byFingerprint.get(fingerprint);
        if (decoder == null) {
            throw new BadEventException(
                    Reason.UNKNOWN_SCHEMA,
                    String.format(
                            "schema fingerprint: %016x (expected: that of %s or of one of %s; add the writer's schema"
                                    + " there)",
                            fingerprint, kind.schemaKey(), kind.writersKey()));
        }
        decoder.decode(value, HEADER, event);
    }

    private void add(Schema writer, UsedFields fields) {
        WriterFields written = WriterFields.of(writer, fields);
        EventDecoder decoder = DirectDecoder.of(written).orElseGet(() -> new GenericDecoder(written));
        byFingerprint.put(SchemaNormalization.parsingFingerprint64(writer), decoder);
    }
}
