package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Bytes, or a fixed number of them, in base64 (RFC 4648). */
final class BytesConversion extends Scalar {

    private final Schema schema;

    BytesConversion(Schema schema) {
        super(schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() + " bytes in base64" : "bytes in base64");
        this.schema = schema;
    }

    @Override
    public Object ofText(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw unfit(text);
        }
        if (schema.getType() == Schema.Type.BYTES) {
            return ByteBuffer.wrap(bytes);
        }
        if (bytes.length != schema.getFixedSize()) {
            throw unfit(text);
        }
        return new GenericData.Fixed(schema, bytes);
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isTextual();
    }
}
