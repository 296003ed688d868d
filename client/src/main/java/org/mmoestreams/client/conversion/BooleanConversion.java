package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A boolean: {@code true} or {@code false}, {@code yes} or {@code no}, in any case; {@code 1} or {@code 0}. */
final class BooleanConversion extends Scalar {

    BooleanConversion() {
        super("true or false, yes or no, 1 or 0");
    }

    @Override
    public Object ofText(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> ofOtherCase(text);
        };
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isBoolean();
    }

    private Object ofOtherCase(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw unfit(text);
        };
    }
}
