package org.mmoestreams.workbench.example;

import org.mmoestreams.LearnerConfig;

/**
 * What is compared with others on the same rows.
 *
 * @param name in tables and plots
 * @param learner model, optimiser, rows of a batch
 * @param average over about how many epochs the weights that are judged are averaged; 0: they are the newest
 */
record Contender(String name, LearnerConfig learner, double average) {

    /** One that is judged by its newest weights. */
    static Contender of(String name, LearnerConfig learner) {
        return new Contender(name, learner, 0);
    }

    /** Over how many batches weights are averaged, where an epoch has so many rows; 0: not at all. */
    int averagedBatches(long rows) {
        return average == 0 ? 0 : (int) Math.max(1, Math.round(average * rows / learner.windowRows()));
    }
}
