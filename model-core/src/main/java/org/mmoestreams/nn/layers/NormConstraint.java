package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;

/** Scales vectors of weights so that their lengths come into a range. */
final class NormConstraint implements Constraint {

    /** As in Keras: keeps a vector of zeros what it is. */
    private static final double EPSILON = 1e-7;

    private final double least;
    private final double most;
    private final double rate;
    private final int[] axes;

    NormConstraint(double least, double most, double rate, int... axes) {
        this.least = least;
        this.most = most;
        this.rate = rate;
        this.axes = axes.clone();
    }

    @Override
    public void apply(float[] weights, int[] shape) {
        int[] vectors = vectors(shape);
        double[] scales = new double[Arrays.stream(vectors).max().orElse(-1) + 1];
        for (int i = 0; i < weights.length; i++) {
            scales[vectors[i]] += (double) weights[i] * weights[i];
        }
        for (int vector = 0; vector < scales.length; vector++) {
            double norm = Math.sqrt(scales[vector]);
            double wanted = rate * Math.min(Math.max(norm, least), most) + (1 - rate) * norm;
            scales[vector] = wanted / (EPSILON + norm);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (weights[i] * scales[vectors[i]]);
        }
    }

    /** For each weight the number of the vector that it is in: its place in the dimensions that are no axes. */
    private int[] vectors(int[] shape) {
        boolean[] isAxis = new boolean[shape.length];
        for (int axis : axes) {
            int at = axis < 0 ? shape.length + axis : axis;
            check(
                    at >= 0 && at < shape.length,
                    "constraint's axis",
                    axis,
                    "one of the dimensions of " + Arrays.toString(shape));
            isAxis[at] = true;
        }
        int[] vectors = new int[Initializers.length(shape)];
        for (int i = 0; i < vectors.length; i++) {
            int rest = i;
            int step = 1;
            for (int dimension = shape.length - 1; dimension >= 0; dimension--) {
                if (!isAxis[dimension]) {
                    vectors[i] += rest % shape[dimension] * step;
                    step *= shape[dimension];
                }
                rest /= shape[dimension];
            }
        }
        return vectors;
    }
}
