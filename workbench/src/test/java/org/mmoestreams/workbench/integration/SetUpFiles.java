package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a sound set-up in a folder, and what tests do to them. */
final class SetUpFiles {

    static final String SCHEMA = "visit.avsc";
    static final String WRITER = "old.avsc";
    static final String SPEC = "features.yaml";
    static final String CONFIG = "shop.yaml";

    private static final String VISIT = """
            {"type": "record", "name": "Visit", "namespace": "shop", "fields": [
              {"name": "id", "type": "string"},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "place", "type": ["null", "string"], "default": null},
              {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["WALK", "RIDE", "FLY"]}},
              {"name": "day", "type": {"type": "int", "logicalType": "date"}},
              {"name": "shelf", "type": "int"},
              {"name": "amount", "type": "double"},
              {"name": "bought", "type": "boolean"},
              {"name": "stars", "type": "int"},
              {"name": "way", "type": {"type": "enum", "name": "Way", "symbols": ["AIR", "SEA"]}},
              {"name": "spent", "type": ["null", "double"], "default": null},
              {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
              {"name": "note", "type": "string"}
            ]}
            """;

    private static final String FEATURES = """
            event-id: id
            event-time: at
            nominal:
              - {field: place, capacity: 4}
              - {field: kind, capacity: 4}
              - {field: day, capacity: 400}
            continuous:
              - {field: amount, buckets: {per-octave: 2, max: 1000}}
              - {field: shelf}
            tasks:
              - {name: buys, field: bought, positive: "true"}
              - {name: likes, field: stars, positive: 5}
              - {name: flies, field: way, positive: AIR}
              - {name: spends, field: spent, kind: regression}
            ignored: [price, note]
            """;

    private final Path folder;

    private SetUpFiles(Path folder) {
        this.folder = folder;
    }

    /** A sound set-up: a schema, an older one of writers, a spec, and the configuration that names them. */
    static SetUpFiles in(Path folder) {
        SetUpFiles files = new SetUpFiles(folder);
        files.write(SCHEMA, VISIT);
        files.write(WRITER, VISIT);
        files.write(SPEC, FEATURES);
        files.write(
                CONFIG,
                "event:\n  schema: " + files.path(SCHEMA) + "\n  writer-schemas: " + files.path(WRITER) + "\n  spec: "
                        + files.path(SPEC) + "\n");
        return files;
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    /** Puts another text in the place of one that is there. */
    SetUpFiles replace(String file, String from, String to) {
        String text = read(file);
        assertThat(text).contains(from);
        return write(file, text.replace(from, to));
    }

    SetUpFiles write(String file, String text) {
        return write(file, text, StandardCharsets.UTF_8);
    }

    SetUpFiles write(String file, String text, Charset charset) {
        try {
            Files.write(path(file), text.getBytes(charset));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SetUpFiles delete(String file) {
        try {
            Files.delete(path(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SetUpFiles makeFolder(String file) {
        try {
            Files.createDirectory(delete(file).path(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
