package org.mmoestreams.metrics;

/** The quadratic loss of a predicted probability, whose mean is the Brier score. */
public final class QuadraticLoss {

    private QuadraticLoss() {}

    /** The squared distance of a probability to what happened, 1 or 0: 0 to 1. */
    public static double of(double probability, boolean positive) {
        double distance = (positive ? 1 : 0) - probability;
        return distance * distance;
    }
}
