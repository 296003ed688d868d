package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map: of JSON's object. */
final class MapConversion extends Parts {

    private final Conversion values;

    MapConversion(Conversion values) {
        super("an object of JSON, {...}");
        this.values = values;
    }

    @Override
    public Object ofJson(JsonNode node) {
        if (!node.isObject()) {
            throw unfit(node);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            try {
                map.put(entry.getKey(), values.ofJson(entry.getValue()));
            } catch (UnfitValueException e) {
                throw e.in(entry.getKey());
            }
        }
        return map;
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isObject();
    }
}
