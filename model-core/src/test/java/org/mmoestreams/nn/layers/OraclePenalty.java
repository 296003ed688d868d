package org.mmoestreams.nn.layers;

/** Penalties in double. */
final class OraclePenalty {

    private OraclePenalty() {}

    static double of(Regularizer regularizer, double[] values) {
        double penalty = 0;
        for (double value : values) {
            penalty += regularizer.l1() * Math.abs(value) + regularizer.l2() * value * value;
        }
        return penalty;
    }
}
