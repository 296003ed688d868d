package org.mmoestreams.client.serde;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.mmoestreams.client.serde.BadEventException.Reason;

/** Gives bytes the meaning that their logical type says: exact numbers, and ids of 16 bytes. */
final class ByteValues {

    /** Numbers of more bytes are beyond 1e100 anyway; and to read them takes time in proportion to their square. */
    private static final int MOST_DECIMAL_BYTES = 64;

    private ByteValues() {}

    /**
     * Tells a role the value of some bytes.
     *
     * @param type bytes or a fixed, with one of these logical types
     */
    static void tell(FieldRole role, RawEvent event, Schema type, ByteBuffer bytes) throws BadEventException {
        if (type.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            role.decimal(event, decimal(role, decimal.getScale(), bytes));
            return;
        }
        String id = new UUID(bytes.getLong(bytes.position()), bytes.getLong(bytes.position() + Long.BYTES)).toString();
        byte[] text = id.getBytes(StandardCharsets.US_ASCII);
        role.text(event, text, 0, text.length);
    }

    private static BigDecimal decimal(FieldRole role, int scale, ByteBuffer bytes) throws BadEventException {
        int length = bytes.remaining();
        if (length == 0 || length > MOST_DECIMAL_BYTES) {
            throw new BadEventException(
                    Reason.BAD_VALUE,
                    role.name() + ": a decimal of " + length + " bytes (expected: 1 to " + MOST_DECIMAL_BYTES + ")");
        }
        byte[] unscaled = new byte[length];
        bytes.duplicate().get(unscaled);
        return new BigDecimal(new BigInteger(unscaled), scale);
    }
}
