package org.mmoestreams.app.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.mmoestreams.app.config.EventSettings;
import org.mmoestreams.features.FeatureSpec;

/**
 * How events are read: the schema that the learner reads them as, the schemas that they may be written with, and the meaning of
 * their fields.
 *
 * @param reader the schema that events are read as, a record
 * @param writers further schemas that events may have been written with
 * @param spec the meaning of the reader schema's fields
 */
public record EventSchema(Schema reader, List<Schema> writers, FeatureSpec spec) {

    private static final String CENSUS_SCHEMA = "/schemas/CensusEvent.avsc";
    private static final String CENSUS_SPEC = "/census/features.yaml";

    /** Checks that the spec and the reader schema go together. */
    public EventSchema {
        if (reader.getType() != Schema.Type.RECORD) {
            throw new IllegalArgumentException("event.schema: " + reader.getType() + " (expected: a record)");
        }
        writers = List.copyOf(writers);
        spec.checkAgainst(reader.getFields().stream().map(Schema.Field::name).collect(Collectors.toSet()));
    }

    /** The census event with its spec, as built in. */
    public static EventSchema census() {
        return new EventSchema(
                parseSchema(CENSUS_SCHEMA, resource(CENSUS_SCHEMA)),
                List.of(),
                FeatureSpec.parse(resource(CENSUS_SPEC)));
    }

    /**
     * The schema and spec that the settings name, the census ones where they name none.
     *
     * @throws IllegalArgumentException when a file cannot be read or is not sound
     */
    public static EventSchema of(EventSettings settings) {
        Schema reader = settings.schema()
                .map(path -> schemaFile("event.schema", path))
                .orElseGet(() -> parseSchema(CENSUS_SCHEMA, resource(CENSUS_SCHEMA)));
        List<Schema> writers = new ArrayList<>();
        settings.writerSchemas().forEach(path -> writers.add(schemaFile("event.writer-schemas", path)));
        String spec = settings.spec().map(path -> read("event.spec", path)).orElseGet(() -> resource(CENSUS_SPEC));
        return new EventSchema(reader, writers, FeatureSpec.parse(spec));
    }

    private static Schema schemaFile(String key, Path path) {
        return parseSchema(key + ": " + path, read(key, path));
    }

    private static Schema parseSchema(String name, String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException(name + ", " + e.getMessage() + " (expected: an Avro schema)", e);
        }
    }

    private static String read(String key, Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    key + ": " + path + " (expected: a file that can be read; " + e + ")", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = EventSchema.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
