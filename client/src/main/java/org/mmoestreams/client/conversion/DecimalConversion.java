package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** A decimal, kept as bytes or as a fixed number of them: exactly what is written, or none. */
final class DecimalConversion extends Scalar {

    private final Schema schema;
    private final LogicalTypes.Decimal type;

    DecimalConversion(Schema schema) {
        this(schema, (LogicalTypes.Decimal) schema.getLogicalType());
    }

    private DecimalConversion(Schema schema, LogicalTypes.Decimal type) {
        super("a number of at most " + type.getPrecision() + " digits, " + type.getScale()
                + " of them after the point");
        this.schema = schema;
        this.type = type;
    }

    @Override
    public Object ofText(String text) {
        BigDecimal number = Numbers.decimal(text).orElseThrow(() -> unfit(text));
        // before it is scaled: 1e999999999 would have as many digits then
        boolean fits = number.signum() == 0
                || number.precision() - (long) number.scale() <= type.getPrecision() - (long) type.getScale();
        if (!fits) {
            throw unfit(text);
        }
        byte[] bytes;
        try {
            BigDecimal exact = number.signum() == 0 ? BigDecimal.ZERO : number;
            bytes = exact.setScale(type.getScale(), RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .toByteArray();
        } catch (ArithmeticException e) {
            throw unfit(text);
        }
        return schema.getType() == Schema.Type.BYTES ? ByteBuffer.wrap(bytes) : fixed(bytes, text);
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isNumber() || node.isTextual();
    }

    private Object fixed(byte[] bytes, String text) {
        byte[] all = new byte[schema.getFixedSize()];
        if (bytes.length > all.length) {
            throw unfit(text);
        }
        Arrays.fill(all, (byte) (bytes[0] < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, all, all.length - bytes.length, bytes.length);
        return new GenericData.Fixed(schema, all);
    }
}
