package org.mmoestreams.client.registry;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A value that names its schema by a registry's id: in a header, as Apicurio's and Confluent's serializers write it if
 * told so, or in the value itself, magic byte 0 and 4 big-endian bytes.
 *
 * @param id the schema
 * @param datum where the Avro datum begins in the value
 */
record Framed(SchemaId id, int datum) {

    private static final byte NUMBER_MAGIC = 0;
    private static final byte GUID_MAGIC = 1;
    /** What is before the datum in a value. */
    static final int PREFIX = 1 + Integer.BYTES;

    /** What a value is framed as; empty when it is not. */
    static Optional<Framed> of(Headers headers, byte[] value) {
        Optional<SchemaId> named = inHeaders(headers);
        return named.isPresent() ? Optional.of(new Framed(named.get(), 0)) : inValue(value);
    }

    /** Puts the id of a schema in the place of what is before the datum of a value. */
    static byte[] frame(int id, byte[] value, int datum) {
        return ByteBuffer.allocate(PREFIX + value.length - datum)
                .put(NUMBER_MAGIC)
                .putInt(id)
                .put(value, datum, value.length - datum)
                .array();
    }

    private static Optional<Framed> inValue(byte[] value) {
        if (value.length < PREFIX || value[0] != NUMBER_MAGIC) {
            return Optional.empty();
        }
        // registries count from 1: four zero bytes are the upper half of an id of eight
        int id = ByteBuffer.wrap(value).getInt(1);
        return id > 0 ? Optional.of(new Framed(SchemaId.number(id), PREFIX)) : Optional.empty();
    }

    private static Optional<SchemaId> inHeaders(Headers headers) {
        Header confluent = headers.lastHeader(SchemaHeaders.CONFLUENT);
        if (confluent != null) {
            return confluents(confluent.value());
        }
        Header content = headers.lastHeader(SchemaHeaders.APICURIO_CONTENT);
        if (content != null) {
            return number(content.value()).map(SchemaId::number);
        }
        Header global = headers.lastHeader(SchemaHeaders.APICURIO_GLOBAL);
        return global == null ? Optional.empty() : number(global.value()).map(SchemaId::global);
    }

    private static Optional<SchemaId> confluents(byte[] header) {
        if (header != null && header.length == 1 + 2 * Long.BYTES && header[0] == GUID_MAGIC) {
            ByteBuffer bytes = ByteBuffer.wrap(header, 1, 2 * Long.BYTES);
            return Optional.of(SchemaId.guid(new UUID(bytes.getLong(), bytes.getLong())));
        }
        return header == null ? Optional.empty() : inValue(header).map(Framed::id);
    }

    private static Optional<Long> number(byte[] header) {
        boolean isLong = header != null && header.length == Long.BYTES;
        return isLong ? Optional.of(ByteBuffer.wrap(header).getLong()) : Optional.empty();
    }
}
