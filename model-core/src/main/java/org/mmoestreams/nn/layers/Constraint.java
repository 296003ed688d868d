package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

/** What weights are put back to after each update. */
@FunctionalInterface
public interface Constraint {

    /**
     * Changes the weights where they are.
     *
     * @param weights row after row
     * @param shape the sizes of their dimensions
     */
    void apply(float[] weights, int[] shape);

    /** Leaves weights as they are. */
    static Constraint none() {
        return (weights, shape) -> {};
    }

    /** Sets weights below 0 to 0. */
    static Constraint nonNegative() {
        return (weights, shape) -> {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = Math.max(weights[i], 0f);
            }
        };
    }

    /**
     * Shortens vectors of weights that are longer than {@code most}.
     *
     * @param most greatest Euclidean length, above 0
     * @param axes along which dimensions a vector lies, such as 0 for the weights into each unit of a dense kernel;
     *     negative ones count from the last, which is -1
     */
    static Constraint maxNorm(double most, int... axes) {
        return minMaxNorm(0, most, 1, axes);
    }

    /** Makes all vectors of weights as long as 1; for {@code axes} see {@link #maxNorm}. */
    static Constraint unitNorm(int... axes) {
        return minMaxNorm(1, 1, 1, axes);
    }

    /**
     * Brings vectors of weights nearer to a range of lengths; for {@code axes} see {@link #maxNorm}.
     *
     * @param least least length, at least 0
     * @param most greatest length, above 0 and not below {@code least}
     * @param rate how much of the way, above 0, at most 1: all of it
     */
    static Constraint minMaxNorm(double least, double most, double rate, int... axes) {
        check(
                least >= 0 && most >= least && most > 0 && Double.isFinite(most),
                "constraint's range of norms",
                least + " to " + most,
                "two finite numbers >= 0, the lesser one first");
        check(rate > 0 && rate <= 1, "constraint's rate", rate, "> 0 and <= 1");
        check(axes.length > 0, "constraint's axes", "none", "one or more");
        return new NormConstraint(least, most, rate, axes);
    }
}
