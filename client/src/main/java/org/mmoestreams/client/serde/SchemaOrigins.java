package org.mmoestreams.client.serde;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of an event schema or a label schema come from, as messages name them: the key, and the file where
 * there is one.
 *
 * @param reader of the schema that events are read as
 * @param writers of the further schemas, in order
 * @param spec of the meaning of the fields
 */
public record SchemaOrigins(String reader, List<String> writers, String spec) {

    private static final String BUILT_IN = "built in";

    /** Keeps a copy of the list. */
    public SchemaOrigins {
        writers = List.copyOf(writers);
    }

    /** Of parts that are in no files. */
    static SchemaOrigins none(RecordKind kind, int writers) {
        return new SchemaOrigins(kind.schemaKey(), Collections.nCopies(writers, kind.writersKey()), kind.specKey());
    }

    /** Of the files, and what is built in. */
    static SchemaOrigins of(RecordKind kind, SchemaFiles files) {
        return new SchemaOrigins(
                of(kind.schemaKey(), files.schema()),
                files.writerSchemas().stream()
                        .map(path -> of(kind.writersKey(), Optional.of(path)))
                        .toList(),
                of(kind.specKey(), files.spec()));
    }

    private static String of(String key, Optional<?> file) {
        return key + ": " + file.map(Object::toString).orElse(BUILT_IN);
    }
}
