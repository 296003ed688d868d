package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** A symbol of an enum, in its own case. */
final class EnumConversion extends Scalar {

    private static final int MOST_NAMED = 10;

    private final Map<String, GenericData.EnumSymbol> symbols;

    EnumConversion(Schema schema) {
        super(expected(schema.getEnumSymbols()));
        symbols = schema.getEnumSymbols().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), symbol -> new GenericData.EnumSymbol(schema, symbol)));
    }

    @Override
    public Object ofText(String text) {
        GenericData.EnumSymbol symbol = symbols.get(text);
        if (symbol == null) {
            throw unfit(text);
        }
        return symbol;
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isTextual() && symbols.containsKey(node.textValue());
    }

    private static String expected(List<String> symbols) {
        return "one of "
                + symbols.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (symbols.size() > MOST_NAMED ? ", ..." : "");
    }
}
