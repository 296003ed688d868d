package org.mmoestreams.features;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a label match from YAML: a value, a list of values, or a mapping with {@code not} or with bounds. */
final class LabelMatchReader extends StdDeserializer<LabelMatch> {

    private static final long serialVersionUID = 1L;
    private static final String NOT = "not";

    LabelMatchReader() {
        super(LabelMatch.class);
    }

    @Override
    public LabelMatch deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return new LabelMatch(values(parser), false, null);
            }
            parser.nextToken();
            if (!NOT.equals(parser.currentName())) {
                return LabelMatch.within(context.readValue(parser, NumberRange.class));
            }
            parser.nextToken();
            LabelMatch match = new LabelMatch(values(parser), true, null);
            if (parser.nextToken() != JsonToken.END_OBJECT) {
                throw new IllegalArgumentException(
                        "label: not with " + parser.currentName() + " (expected: not alone, or bounds)");
            }
            return match;
        } catch (IllegalArgumentException unsound) {
            throw JsonMappingException.from(parser, unsound.getMessage(), unsound);
        }
    }

    /** The texts as they are written: a number keeps its zeros. */
    private static List<String> values(JsonParser parser) throws IOException {
        List<String> values = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            values.add(text(parser));
            return values;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(text(parser));
        }
        return values;
    }

    private static String text(JsonParser parser) throws IOException {
        if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
            throw new IllegalArgumentException(
                    "label: " + parser.currentToken() + " (expected: a value, a list of values, or a mapping with"
                            + " not, above, at-least, below or at-most)");
        }
        return parser.getText();
    }
}
