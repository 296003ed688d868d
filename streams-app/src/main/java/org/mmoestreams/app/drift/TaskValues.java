package org.mmoestreams.app.drift;

import org.mmoestreams.drift.Domain;
import org.mmoestreams.metrics.LogLoss;

/** What a detector is given of a scored row: the log loss where it takes any numbers, else whether it was wrong. */
final class TaskValues {

    private static final double EVEN = 0.5;

    private final boolean losses;

    private TaskValues(boolean losses) {
        this.losses = losses;
    }

    /** What a detector of these values is given. */
    static TaskValues of(Domain taken) {
        return new TaskValues(taken == Domain.NUMBERS);
    }

    /**
     * The value of a row.
     *
     * @param probability what was published, a finite number
     */
    double of(double probability, boolean positive) {
        if (losses) {
            return LogLoss.of(Math.min(1, Math.max(0, probability)), positive);
        }
        return (probability >= EVEN) == positive ? 0 : 1;
    }
}
