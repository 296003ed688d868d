package org.mmoestreams.client.serde;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that say how events are read.
 *
 * @param spec the feature spec; empty: the census spec that is built in
 * @param schema the Avro schema that events are read as; empty: that of CensusEvent
 * @param writerSchemas further Avro schemas that events may have been written with
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
