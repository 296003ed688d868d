package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;

/** A float or a double: the nearest to what is written, and finite. */
final class FractionConversion extends Scalar {

    private final boolean isFloat;

    private FractionConversion(boolean isFloat, String expected) {
        super(expected);
        this.isFloat = isFloat;
    }

    static Conversion ofFloat() {
        return new FractionConversion(true, "a finite number, of at most " + Float.MAX_VALUE);
    }

    static Conversion ofDouble() {
        return new FractionConversion(false, "a finite number");
    }

    @Override
    public Object ofText(String text) {
        if (Numbers.isNumber(text)) {
            try {
                Number number = isFloat ? (Number) Float.valueOf(text) : (Number) Double.valueOf(text);
                if (Double.isFinite(number.doubleValue())) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw unfit(text);
            }
        }
        throw unfit(text);
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isNumber();
    }
}
