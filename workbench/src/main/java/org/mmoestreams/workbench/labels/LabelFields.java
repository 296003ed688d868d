package org.mmoestreams.workbench.labels;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.FieldPath;

/** The fields of labels in events. */
final class LabelFields {

    /** Whole numbers up to here are doubles, all of them. */
    private static final long MOST_EXACT = 1L << 53;

    private LabelFields() {}

    /** What a field says, as the labels topic has it: a double, a text or a boolean. */
    static Object value(GenericRecord event, FieldPath field) {
        Object value = field.in(event);
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Long number && Math.abs(number) > MOST_EXACT) {
            return number.toString();
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        Schema type = field.fieldIn(event.getSchema()).orElseThrow().schema();
        if (value instanceof GenericFixed fixed) {
            return decimal(fixed.bytes(), fixed.getSchema());
        }
        return value instanceof ByteBuffer bytes ? decimal(bytesOf(bytes), bytesIn(type)) : value.toString();
    }

    private static Object decimal(byte[] unscaled, Schema type) {
        int scale = ((LogicalTypes.Decimal) type.getLogicalType()).getScale();
        return new BigDecimal(new BigInteger(unscaled), scale).doubleValue();
    }

    private static Schema bytesIn(Schema type) {
        return type.isUnion()
                ? type.getTypes().stream()
                        .filter(branch -> branch.getType() == Schema.Type.BYTES)
                        .findFirst()
                        .orElseThrow()
                : type;
    }

    private static byte[] bytesOf(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
