package org.mmoestreams.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.SchemaFiles;

/**
 * How events are read.
 *
 * @param spec the feature spec; empty: the census spec that is built in
 * @param schema the Avro schema that events are read as; empty: that of CensusEvent
 * @param writerSchemas further Avro schemas that events may have been written with
 * @param maxAhead how far an event's time may be ahead of its record's timestamp, not negative
 */
public record EventSettings(Optional<Path> spec, Optional<Path> schema, List<Path> writerSchemas, Duration maxAhead) {

    private static final Key<Optional<Path>> SPEC = new Key<>(
            "event.spec",
            ValueTypes.path(),
            "",
            "The feature spec, a YAML file: which fields are features, which are labels. Empty: the census "
                    + "spec that is built in.");
    private static final Key<Optional<Path>> SCHEMA = new Key<>(
            "event.schema",
            ValueTypes.path(),
            "",
            "The Avro schema (`.avsc`) that events are read as. Empty: that of `CensusEvent`.");
    private static final Key<List<Path>> WRITER_SCHEMAS = new Key<>(
            "event.writer-schemas",
            ValueTypes.paths(),
            "",
            "Further Avro schemas (`.avsc`) that events may have been written with, known by their fingerprints.");
    private static final Key<Duration> MAX_AHEAD = new Key<>(
            "event.max-ahead",
            ValueTypes.duration(Duration.ZERO, ValueTypes.CENTURY),
            "PT24H",
            "An event whose time is further than this ahead of its record's timestamp goes to the dead "
                    + "letters, lest it move stream time for good.");

    /** Checks the range, and keeps a copy of the list. */
    public EventSettings {
        writerSchemas = List.copyOf(writerSchemas);
        MAX_AHEAD.checked(maxAhead);
    }

    /**
     * Reads the files.
     *
     * @throws ConfigException when one cannot be read or is not sound, or they do not go together
     */
    public EventSchema read() {
        try {
            return EventSchema.of(new SchemaFiles(spec, schema, writerSchemas));
        } catch (IllegalArgumentException unsound) {
            throw new ConfigException(unsound.getMessage());
        }
    }

    static EventSettings of(KeyValues values) {
        return new EventSettings(values.of(SPEC), values.of(SCHEMA), values.of(WRITER_SCHEMAS), values.of(MAX_AHEAD));
    }
}
