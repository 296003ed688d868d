package org.mmoestreams.app.scoring;

import java.util.List;

/**
 * What an event's scores consist of.
 *
 * @param version the model version that it is of
 * @param tasks by the spec's order
 * @param fields the names of the fields that were left out in turn
 */
public record Explanation(long version, List<OfTask> tasks, List<String> fields) {

    /** Keeps copies. */
    public Explanation {
        tasks = List.copyOf(tasks);
        fields = List.copyOf(fields);
    }

    /**
     * One task's.
     *
     * @param prediction the score
     * @param output the score as fields add to it: the logit of a probability, a value as it is
     * @param added by field: how much smaller {@code output} is where that field alone is missing
     * @param gate by expert, its weight for this event, 0 to 1; empty without experts
     */
    public record OfTask(double prediction, double output, List<Double> added, List<Double> gate) {

        /** Keeps copies. */
        public OfTask {
            added = List.copyOf(added);
            gate = List.copyOf(gate);
        }
    }
}
