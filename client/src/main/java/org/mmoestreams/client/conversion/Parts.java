package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;

/** A value with parts: a cell of CSV has it as JSON. */
abstract class Parts implements Conversion {

    private final String expected;

    /** @param expected what it has to be, for messages */
    Parts(String expected) {
        this.expected = expected;
    }

    @Override
    public final Object ofText(String text) {
        JsonNode node;
        try {
            node = JsonText.parse(text);
        } catch (IllegalArgumentException e) {
            throw UnfitValueException.of(text, expected + "; " + e.getMessage());
        }
        return ofJson(node);
    }

    final UnfitValueException unfit(JsonNode node) {
        return UnfitValueException.of(node, expected);
    }
}
