package org.mmoestreams.app.learner;

import java.time.Duration;
import java.util.Optional;
import org.mmoestreams.client.registry.TopicFormat;
import org.mmoestreams.client.serde.EventSchema;

/**
 * What a learner reads.
 *
 * @param schema how events are read
 * @param maxAhead how far an event's time may be ahead of its record's timestamp
 * @param labels the labels that come late; empty: labels come with their events
 * @param format how events may be written
 */
public record Inputs(EventSchema schema, Duration maxAhead, Optional<LabelInput> labels, TopicFormat format) {

    /** Inputs whose events are in single-object encoding. */
    public Inputs(EventSchema schema, Duration maxAhead, Optional<LabelInput> labels) {
        this(schema, maxAhead, labels, TopicFormat.SINGLE_OBJECT);
    }
}
