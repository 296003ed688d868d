package org.mmoestreams.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How events are read.
 *
 * @param spec the feature spec; empty: the census spec that is built in
 * @param schema the Avro schema that events are read as; empty: that of CensusEvent
 * @param writerSchemas further Avro schemas that events may have been written with
 * @param maxAhead how far an event's time may be ahead of its record's timestamp, not negative
 */
public record EventSettings(Optional<Path> spec, Optional<Path> schema, List<Path> writerSchemas, Duration maxAhead) {

    /** Keeps a copy of the list. */
    public EventSettings {
        writerSchemas = List.copyOf(writerSchemas);
    }
}
