package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/** An int or a long. {@code 3.0} is whole too: tools write it that keep columns with nulls as fractions. */
final class WholeConversion extends Scalar {

    private final boolean isInt;

    private WholeConversion(boolean isInt, String expected) {
        super(expected);
        this.isInt = isInt;
    }

    static Conversion ofInt() {
        return new WholeConversion(true, "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
    }

    static Conversion ofLong() {
        return new WholeConversion(false, "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
    }

    @Override
    public Object ofText(String text) {
        OptionalLong number = Numbers.whole(text);
        if (number.isEmpty() || (isInt && number.getAsLong() != (int) number.getAsLong())) {
            throw unfit(text);
        }
        return isInt ? (Object) (int) number.getAsLong() : (Object) number.getAsLong();
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isNumber();
    }
}
