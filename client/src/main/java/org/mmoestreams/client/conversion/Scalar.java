package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;

/** A value without parts: what JSON has for it, be it a text, a number or a boolean, is read as its text is. */
abstract class Scalar implements Conversion {

    private final String expected;

    /** @param expected what a text has to be, for messages */
    Scalar(String expected) {
        this.expected = expected;
    }

    @Override
    public final Object ofJson(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            throw UnfitValueException.of(node, expected);
        }
        return ofText(node.asText());
    }

    final UnfitValueException unfit(String text) {
        return UnfitValueException.of(text, expected);
    }
}
