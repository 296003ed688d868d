package org.mmoestreams.features;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmoestreams.features.SpecKeys.SpecKey;

/**
 * Reads a spec from YAML, and says in the spec's own terms what is wrong with it.
 *
 * @param <T> the kind of spec
 */
final class SpecYaml<T> {

    private final Class<T> type;
    private final Map<String, List<SpecKey>> keys;
    private final String words;

    /**
     * A reader of a kind of spec.
     *
     * @param keys of its mappings
     * @param words what a spec of this kind is
     */
    private SpecYaml(Class<T> type, Map<String, List<SpecKey>> keys, String words) {
        this.type = type;
        this.keys = keys;
        this.words = words;
    }

    /** Reads feature specs. */
    static SpecYaml<FeatureSpec> features() {
        return new SpecYaml<>(
                FeatureSpec.class, SpecKeys.all(), "a mapping with event-id, event-time, features and tasks");
    }

    /** Reads label specs. */
    static SpecYaml<LabelSpec> labels() {
        return new SpecYaml<>(
                LabelSpec.class, SpecKeys.ofLabels(), "a mapping with id, and with task and value, or with tasks");
    }

    /**
     * The spec.
     *
     * @throws IllegalArgumentException when it is not one YAML document, has an unknown key, or is not a sound spec;
     *     names the key and the line
     */
    T read(String yaml) {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        T spec;
        try {
            boolean isEmpty = !hasKnownKeys(mapper.createParser(yaml));
            spec = isEmpty ? null : mapper.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            // without the cause: it says the same in the library's words
            throw new IllegalArgumentException(problem(e) + line(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (spec == null) {
            throw new IllegalArgumentException("empty (expected: " + words + ")");
        }
        return spec;
    }

    /**
     * Checks the keys before anything is made of them, since what a misspelt one leaves out would be complained of
     * first; false when there is nothing at all.
     */
    private boolean hasKnownKeys(JsonParser parser) throws IOException {
        boolean hasAny = false;
        try (parser) {
            for (; parser.nextToken() != null; hasAny = true) {
                JsonStreamContext context = parser.getParsingContext();
                if (parser.currentToken() == JsonToken.FIELD_NAME && context.getParent() != null) {
                    checkKey(parser, context);
                }
            }
        }
        return hasAny;
    }

    private void checkKey(JsonParser parser, JsonStreamContext context) throws IOException {
        String pointer = context.getParent().pathAsPointer().toString();
        List<String> known = SpecKeys.names(keys, pointer.replaceAll("/\\d+", "[]"));
        if (known != null && !known.contains(parser.currentName())) {
            String parent = pointer.replaceAll("/(\\d+)", "[$1]").replace('/', '.');
            throw new IllegalArgumentException(
                    (parent.isEmpty() ? "" : parent.substring(1) + ".") + parser.currentName()
                            + ": unknown key (expected: one of " + String.join(", ", known) + "), line "
                            + parser.currentTokenLocation().getLineNr());
        }
    }

    private String problem(JsonProcessingException e) {
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        if (e.getCause() instanceof IllegalArgumentException explained) {
            return above(path, explained.getMessage()) + explained.getMessage();
        }
        if (e instanceof InvalidFormatException value) {
            return named(path) + value.getValue() + " (expected: " + expected(value.getTargetType()) + ")";
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            boolean isWhole = mismatch.getTargetType() == SpecDocument.class || mismatch.getTargetType() == type;
            return isWhole
                    ? "another document, or no mapping (expected: one YAML document, " + words + ")"
                    : named(path) + "another kind of value (expected: " + expected(mismatch.getTargetType()) + ")";
        }
        String first = e.getOriginalMessage().lines().findFirst().orElse("malformed");
        return named(path) + first + " (expected: " + (first.startsWith("Duplicate") ? "each key once" : "YAML") + ")";
    }

    /** Where a key is, when a message begins with it: buckets and ages do not know the field that they are of. */
    private static String above(String path, String message) {
        return Stream.of("buckets", "expire-after")
                .filter(key -> path.endsWith("." + key) && message.startsWith(key))
                .map(key -> path.substring(0, path.length() - key.length()))
                .findFirst()
                .orElse("");
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String named(String path) {
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant ->
                            constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(" or "));
        }
        if (type == Age.class) {
            return Age.EXPECTED;
        }
        if (type == Buckets.class) {
            return "log, or a mapping";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == String.class) {
            return "a text";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "a mapping";
    }

    private static String line(JsonProcessingException e) {
        boolean isOfTheWhole = e.getCause() instanceof IllegalArgumentException
                && e instanceof JsonMappingException mapping
                && mapping.getPath().isEmpty();
        return isOfTheWhole || e.getLocation() == null
                ? ""
                : ", line " + e.getLocation().getLineNr();
    }
}
