package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;

/** Null and nothing else. */
final class NullConversion implements Conversion {

    private static final String EXPECTED = "null";

    private final Nulls nulls;

    NullConversion(Nulls nulls) {
        this.nulls = nulls;
    }

    @Override
    public Object ofText(String text) {
        if (!nulls.contain(text)) {
            throw UnfitValueException.of(text, EXPECTED);
        }
        return null;
    }

    @Override
    public Object ofJson(JsonNode node) {
        if (!node.isNull()) {
            throw UnfitValueException.of(node, EXPECTED);
        }
        return null;
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isNull();
    }
}
