package org.mmoestreams.client.serde;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that say how events, or labels that come after them, are read.
 *
 * @param spec the feature spec, or the label spec; empty: what is built in
 * @param schema the Avro schema that they are read as; empty: the one that is built in
 * @param writerSchemas further Avro schemas that they may have been written with
 */
public record SchemaFiles(Optional<Path> spec, Optional<Path> schema, List<Path> writerSchemas) {

    /** Keeps a copy of the list. */
    public SchemaFiles {
        writerSchemas = List.copyOf(writerSchemas);
    }

    /** None: all is as built in. */
    public static SchemaFiles none() {
        return new SchemaFiles(Optional.empty(), Optional.empty(), List.of());
    }
}
