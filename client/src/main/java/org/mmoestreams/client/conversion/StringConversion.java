package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;

/** A string: any text, the empty one too. */
final class StringConversion extends Scalar {

    StringConversion() {
        super("a text");
    }

    @Override
    public Object ofText(String text) {
        return text;
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isTextual();
    }
}
