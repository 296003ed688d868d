package org.mmoestreams.workbench.scores;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import java.util.OptionalDouble;

/**
 * How two classes are measured.
 *
 * @param threshold from which score on a row is called positive; empty: from one half on, where scores are
 *     probabilities
 * @param bins how many bins of equal width calibration is looked at in
 */
public record MeasureSettings(OptionalDouble threshold, int bins) {

    /** How many bins there are unless it is said. */
    public static final int USUAL_BINS = 10;

    private static final int MOST_BINS = 10_000;
    private static final double USUAL_THRESHOLD = 0.5;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public MeasureSettings {
        threshold.ifPresent(value -> check(Double.isFinite(value), "threshold", value, "a finite number"));
        between("bins", bins, 1, MOST_BINS);
    }

    /** The values that hold unless others are given. */
    static MeasureSettings usual() {
        return new MeasureSettings(OptionalDouble.empty(), USUAL_BINS);
    }

    /** From which score on a row is called positive; scores that are no probabilities have none unless it is given. */
    OptionalDouble threshold(boolean areProbabilities) {
        return threshold.isEmpty() && areProbabilities ? OptionalDouble.of(USUAL_THRESHOLD) : threshold;
    }
}
