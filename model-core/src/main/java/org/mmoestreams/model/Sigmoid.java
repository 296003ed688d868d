package org.mmoestreams.model;

/** The logistic function. */
public final class Sigmoid {

    private Sigmoid() {}

    /** 1 / (1 + exp(-x)), the same bits on every machine. */
    public static double of(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
