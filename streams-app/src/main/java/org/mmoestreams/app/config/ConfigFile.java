package org.mmoestreams.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.checks.TextFiles;

/**
 * Reads a YAML file as dotted keys with their values as they were written: {@code window: {rows: 8}} and
 * {@code window.rows: 8} are the same. A list becomes its items with commas between them; a key without a value is left
 * out.
 */
final class ConfigFile {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ConfigFile(Path file) {
        this.file = file;
    }

    /**
     * The file's keys and values in its order.
     *
     * @throws ConfigException when the file cannot be read, is no YAML mapping, or sets a key twice
     */
    static Map<String, String> read(Path file) {
        ConfigFile reading = new ConfigFile(file);
        try (JsonParser parser = YAML.createParser(text(file))) {
            reading.readDocument(parser);
        } catch (JsonProcessingException malformed) {
            throw new ConfigException(file + ", line " + malformed.getLocation().getLineNr() + ": "
                    + firstLine(malformed.getOriginalMessage()) + " (expected: YAML)");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return reading.values;
    }

    private static String text(Path file) {
        try {
            return TextFiles.read("--config", file);
        } catch (IllegalArgumentException unreadable) {
            throw new ConfigException(unreadable.getMessage());
        }
    }

    private void readDocument(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            readMapping(parser, "");
            first = parser.nextToken();
        }
        if (first != null && first != JsonToken.VALUE_NULL) {
            throw new ConfigException(at(parser) + "(expected: one mapping from keys to values)");
        }
    }

    private void readMapping(JsonParser parser, String prefix) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = prefix + parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> readMapping(parser, key + ".");
                case START_ARRAY -> put(parser, key, readList(parser, key));
                case VALUE_NULL -> {}
                default -> put(parser, key, parser.getText());
            }
        }
    }

    private String readList(JsonParser parser, String key) throws IOException {
        List<String> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isScalarValue()) {
                throw new ConfigException(at(parser) + key + " (expected: a value or a list of values)");
            }
            items.add(parser.getText());
        }
        return String.join(",", items);
    }

    private void put(JsonParser parser, String key, String text) {
        if (values.putIfAbsent(key, text) != null) {
            throw new ConfigException(at(parser) + key + " is set twice (expected: once)");
        }
    }

    private String at(JsonParser parser) {
        return file + ", line " + parser.currentTokenLocation().getLineNr() + ": ";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("malformed");
    }
}
