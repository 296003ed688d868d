package org.mmoestreams.app.scoring;

import java.util.List;

/**
 * Scores of some events.
 *
 * @param version the model version that gave them
 * @param predictions of each event, by the spec's tasks: a probability, or a value in the label's unit
 */
public record Scores(long version, List<double[]> predictions) {

    /** Keeps a copy of the list. */
    public Scores {
        predictions = List.copyOf(predictions);
    }
}
