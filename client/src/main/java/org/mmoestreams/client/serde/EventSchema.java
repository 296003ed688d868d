package org.mmoestreams.client.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.mmoestreams.checks.TextFiles;
import org.mmoestreams.features.FeatureSpec;

/**
 * How events are read: the schema that the learner reads them as, the schemas that they may be written with, and the
 * meaning of their fields. Whatever can be known of them before the first event is checked when one is made: that each
 * field has a type that its role can have, that each label can have its positive value, and that events of each writer
 * schema can be read.
 *
 * @param reader the schema that events are read as, a record
 * @param writers further schemas that events may have been written with
 * @param spec the meaning of the reader schema's fields
 * @param origins where these come from, for messages
 */
public record EventSchema(Schema reader, List<Schema> writers, FeatureSpec spec, SchemaOrigins origins) {

    private static final String CENSUS_SCHEMA = "/schemas/CensusEvent.avsc";
    private static final String CENSUS_SPEC = "/census/features.yaml";

    /**
     * Checks that all go together.
     *
     * @throws IllegalArgumentException when they do not; names the key, the file, the field and what was expected
     */
    public EventSchema {
        writers = List.copyOf(writers);
        if (reader.getType() != Schema.Type.RECORD) {
            throw new IllegalArgumentException(
                    origins.reader() + ": " + AvroTypes.describe(reader) + " (expected: a record)");
        }
        Schema record = reader;
        checked(origins.spec(), () -> {
            spec.checkAgainst(FieldPath.leaves(record).keySet());
            return spec;
        });
        EventFields fields = checked(origins.reader(), () -> EventFields.of(record, spec));
        checked(origins.spec(), () -> {
            LabelValues.check(record, spec);
            return spec;
        });
        checked(origins.reader(), () -> WriterFields.of(record, fields));
        for (int i = 0; i < writers.size(); i++) {
            Schema writer = writers.get(i);
            checked(origins.writers().get(i), () -> WriterFields.of(writer, fields));
        }
    }

    /**
     * Schemas and a spec that come from no files.
     *
     * @throws IllegalArgumentException when they do not go together
     */
    public EventSchema(Schema reader, List<Schema> writers, FeatureSpec spec) {
        this(reader, writers, spec, SchemaOrigins.none(writers.size()));
    }

    /** The census event with its spec, as built in. */
    public static EventSchema census() {
        return of(SchemaFiles.none());
    }

    /**
     * The schema and spec of some files, the census ones where there is none.
     *
     * @throws IllegalArgumentException when a file cannot be read or is not sound, or they do not go together
     */
    public static EventSchema of(SchemaFiles files) {
        SchemaOrigins origins = SchemaOrigins.of(files);
        String reader = text(SchemaOrigins.READER, files.schema(), CENSUS_SCHEMA);
        String spec = text(SchemaOrigins.SPEC, files.spec(), CENSUS_SPEC);
        List<Schema> writers = new ArrayList<>();
        for (int i = 0; i < files.writerSchemas().size(); i++) {
            String writer =
                    TextFiles.read(SchemaOrigins.WRITERS, files.writerSchemas().get(i));
            writers.add(checked(origins.writers().get(i), () -> SchemaText.parse(writer)));
        }
        return new EventSchema(
                checked(origins.reader(), () -> SchemaText.parse(reader)),
                writers,
                checked(origins.spec(), () -> FeatureSpec.parse(spec)),
                origins);
    }

    /**
     * What events of a known schema begin with, as in the message about those of an unknown one, by where that schema
     * comes from.
     */
    public Map<String, String> fingerprints() {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        fingerprints.put(origins.reader(), AvroTypes.fingerprint(reader));
        for (int i = 0; i < writers.size(); i++) {
            fingerprints.put(origins.writers().get(i), AvroTypes.fingerprint(writers.get(i)));
        }
        return fingerprints;
    }

    private static <T> T checked(String origin, Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(origin + ": " + e.getMessage());
        }
    }

    private static String text(String key, Optional<Path> file, String builtIn) {
        return file.map(path -> TextFiles.read(key, path)).orElseGet(() -> resource(builtIn));
    }

    private static String resource(String name) {
        try (InputStream in = EventSchema.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
