package org.mmoestreams.client.registry;

import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;

/**
 * What the values of topics are.
 *
 * @param format how they say with which schema they were written
 * @param written the schema of what is written to a topic; empty: its values are written as they are
 * @param read the schema that a topic's values are read as; empty: they are handed over as they came
 */
public record TopicValues(
        WireFormat format, Function<String, Optional<Schema>> written, Function<String, Optional<Schema>> read) {

    /** The client property that has them, for {@link ValueSerializer} and {@link ValueDeserializer}. */
    public static final String PROPERTY = "mmoe.topic.values";
}
