package org.mmoestreams.app.learner;

import java.time.Duration;
import org.mmoestreams.app.join.JoinRules;
import org.mmoestreams.client.serde.LabelReader;
import org.mmoestreams.client.serde.LabelSchema;

/**
 * The labels that come late: where from, how they are read, and what becomes of them.
 *
 * @param topic the name of the labels topic
 * @param schema how labels are read
 * @param maxAhead how far a label's time may be ahead of its record's timestamp
 * @param rules what becomes of labels and rows
 */
public record LabelInput(String topic, LabelSchema schema, Duration maxAhead, JoinRules rules) {

    LabelReader reader() {
        return new LabelReader(schema, maxAhead);
    }
}
