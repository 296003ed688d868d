package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An array: of JSON's array. */
final class ArrayConversion extends Parts {

    private final Conversion items;

    ArrayConversion(Conversion items) {
        super("an array of JSON, [...]");
        this.items = items;
    }

    @Override
    public Object ofJson(JsonNode node) {
        if (!node.isArray()) {
            throw unfit(node);
        }
        List<Object> values = new ArrayList<>(node.size());
        for (JsonNode item : node) {
            try {
                values.add(items.ofJson(item));
            } catch (UnfitValueException e) {
                throw e.in("[" + values.size() + "]");
            }
        }
        return values;
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isArray();
    }
}
