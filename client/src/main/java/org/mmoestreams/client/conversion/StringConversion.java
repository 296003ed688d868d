package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;

/** A string: any text, the empty one too, but for halves of surrogate pairs, which have no UTF-8. */
final class StringConversion extends Scalar {

    StringConversion() {
        super("a text");
    }

    @Override
    public Object ofText(String text) {
        if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw UnfitValueException.of(text, "a text in which no half of a surrogate pair stands alone");
        }
        return text;
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isTextual();
    }
}
