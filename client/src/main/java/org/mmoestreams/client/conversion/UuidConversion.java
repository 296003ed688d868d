package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** A UUID (RFC 9562), kept as a string or as 16 bytes. */
final class UuidConversion extends Scalar {

    private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final int BYTES = 16;

    private final Schema schema;

    UuidConversion(Schema schema) {
        super("a UUID, as in 123e4567-e89b-12d3-a456-426614174000");
        this.schema = schema;
    }

    @Override
    public Object ofText(String text) {
        if (!FORM.matcher(text).matches()) {
            throw unfit(text);
        }
        if (schema.getType() == Schema.Type.STRING) {
            return text;
        }
        UUID uuid = UUID.fromString(text);
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return new GenericData.Fixed(schema, bytes);
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isTextual();
    }
}
