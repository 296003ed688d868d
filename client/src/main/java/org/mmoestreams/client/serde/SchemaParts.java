package org.mmoestreams.client.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.mmoestreams.checks.TextFiles;

/** Reads the parts of what says how records are read, and names the part in which something is wrong. */
final class SchemaParts {

    private final RecordKind kind;
    private final SchemaFiles files;
    private final SchemaOrigins origins;

    /**
     * The parts in some files.
     *
     * @param kind what the files are about
     */
    SchemaParts(RecordKind kind, SchemaFiles files) {
        this.kind = kind;
        this.files = files;
        origins = SchemaOrigins.of(kind, files);
    }

    /** Where they come from. */
    SchemaOrigins origins() {
        return origins;
    }

    /**
     * The schema that records are read as.
     *
     * @param builtIn the resource that stands in for a file
     */
    Schema reader(String builtIn) {
        String text = files.schema()
                .map(path -> TextFiles.read(kind.schemaKey(), path))
                .orElseGet(() -> resource(builtIn));
        return checked(origins.reader(), () -> SchemaText.parse(text));
    }

    /** The further schemas. */
    List<Schema> writers() {
        List<Schema> writers = new ArrayList<>();
        for (int i = 0; i < files.writerSchemas().size(); i++) {
            String writer =
                    TextFiles.read(kind.writersKey(), files.writerSchemas().get(i));
            writers.add(checked(origins.writers().get(i), () -> SchemaText.parse(writer)));
        }
        return writers;
    }

    /** The text of the spec; empty where there is no file. */
    Optional<String> spec() {
        return files.spec().map(path -> TextFiles.read(kind.specKey(), path));
    }

    /** The text of what is built in. */
    static String resource(String name) {
        try (InputStream in = SchemaParts.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes something of a part.
     *
     * @throws IllegalArgumentException when that is not sound; says which part it is
     */
    static <T> T checked(String origin, Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(origin + ": " + e.getMessage());
        }
    }

    /** Checks that a schema is one of records. */
    static void checkRecord(String origin, Schema reader) {
        if (reader.getType() != Schema.Type.RECORD) {
            throw new IllegalArgumentException(origin + ": " + AvroTypes.describe(reader) + " (expected: a record)");
        }
    }

    /** Checks that records of each schema can be read; holds each against the used fields. */
    static List<WriterFields> checkWriters(SchemaOrigins origins, List<Schema> writers, UsedFields fields) {
        List<WriterFields> all = new ArrayList<>();
        all.add(checked(origins.reader(), () -> WriterFields.of(fields.reader(), fields)));
        for (int i = 0; i < writers.size(); i++) {
            Schema writer = writers.get(i);
            all.add(checked(origins.writers().get(i), () -> WriterFields.of(writer, fields)));
        }
        return all;
    }

    /** The fingerprints of the schemas by where these come from. */
    static Map<String, String> fingerprints(SchemaOrigins origins, Schema reader, List<Schema> writers) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        fingerprints.put(origins.reader(), AvroTypes.fingerprint(reader));
        for (int i = 0; i < writers.size(); i++) {
            fingerprints.put(origins.writers().get(i), AvroTypes.fingerprint(writers.get(i)));
        }
        return fingerprints;
    }
}
