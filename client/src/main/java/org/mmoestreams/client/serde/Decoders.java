package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.header.Headers;
import org.mmoestreams.client.registry.Datum;
import org.mmoestreams.client.registry.TopicFormat;
import org.mmoestreams.client.registry.UnknownSchemaException;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * The decoders of a reader schema and its writers', found by what a value begins with: Avro's single-object encoding,
 * the marker C3 01, then the writer schema's CRC-64-AVRO fingerprint in 8 little-endian bytes, then the datum and
 * nothing more. What does not begin so is read in the format of its topic. Used by one thread.
 */
final class Decoders {

    private static final int HEADER = 10;
    private static final short MARKER = (short) 0xC301;

    private final Map<Long, EventDecoder> byFingerprint = new HashMap<>();
    private final RecordKind kind;
    private final Framing framing;
    private final TopicFormat format;
    private final RegisteredDecoders registered;

    /**
     * Decoders of a schema.
     *
     * @param fields the used fields of the reader schema, whose roles get the values
     * @param writers further schemas that values may have been written with
     * @param format how else values may be written
     */
    Decoders(UsedFields fields, List<Schema> writers, TopicFormat format) {
        this.format = format;
        kind = fields.kind();
        registered = new RegisteredDecoders(fields);
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
     * @param headers of its record
     * @throws BadEventException when it is not encoded so, with one of the schemas, or holds what is not allowed
     */
    void decode(byte[] value, Headers headers, RawEvent event) throws BadEventException {
        ByteBuffer header = ByteBuffer.wrap(value);
        boolean isSingleObject = value.length >= HEADER && header.getShort() == MARKER;
        long fingerprint =
                isSingleObject ? header.order(ByteOrder.LITTLE_ENDIAN).getLong() : 0;
        EventDecoder decoder = isSingleObject ? byFingerprint.get(fingerprint) : null;
        if (decoder != null) {
            decoder.decode(value, HEADER, event);
            return;
        }
        Optional<Datum> datum = datum(value, headers);
        if (datum.isPresent()) {
            registered
                    .of(datum.get().writer())
                    .decode(datum.get().bytes(), datum.get().from(), event);
            return;
        }
        throw isSingleObject ? unknown(fingerprint) : framing.refusal(value);
    }

    private Optional<Datum> datum(byte[] value, Headers headers) throws BadEventException {
        try {
            return format.read(headers, value);
        } catch (UnknownSchemaException unknown) {
            throw new BadEventException(Reason.UNKNOWN_SCHEMA, unknown.getMessage());
        }
    }

    private BadEventException unknown(long fingerprint) {
        return new BadEventException(
                Reason.UNKNOWN_SCHEMA,
                String.format(
                        "schema fingerprint: %016x (expected: that of %s or of one of %s; add the writer's schema"
                                + " there)",
                        fingerprint, kind.schemaKey(), kind.writersKey()));
    }

    private void add(Schema writer, UsedFields fields) {
        WriterFields written = WriterFields.of(writer, fields);
        EventDecoder decoder = DirectDecoder.of(written).orElseGet(() -> new GenericDecoder(written));
        byFingerprint.put(SchemaNormalization.parsingFingerprint64(writer), decoder);
    }
}
