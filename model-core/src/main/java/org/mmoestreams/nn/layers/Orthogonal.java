package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.above;
import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.Random;

/**
 * A matrix of orthogonal rows or columns, whichever are fewer, of length {@code gain}, equally likely in every
 * direction (Saxe, McClelland, Ganguli: Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural
 * Networks, ICLR 2014). All dimensions but the last are the matrix's rows.
 */
record Orthogonal(double gain) implements WeightInitializer {

    Orthogonal {
        above("initialiser's gain", gain, 0);
    }

    @Override
    public float[] draw(int[] shape, long seed) {
        check(shape.length >= 2, "orthogonal initialiser's shape", Arrays.toString(shape), "two dimensions or more");
        int columns = shape[shape.length - 1];
        int rows = Initializers.length(shape) / columns;
        double[][] vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), new Random(seed));
        float[] weights = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = rows < columns ? vectors[row][column] : vectors[column][row];
                weights[row * columns + column] = (float) (gain * value);
            }
        }
        return weights;
    }

    /** Gram and Schmidt's way, twice for each vector: once leaves what rounding left. */
    private static double[][] orthonormal(int count, int length, Random random) {
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            Arrays.setAll(vectors[i], at -> random.nextGaussian());
            for (int pass = 0; pass < 2; pass++) {
                for (int before = 0; before < i; before++) {
                    add(vectors[i], -product(vectors[i], vectors[before]), vectors[before]);
                }
            }
            double norm = Math.sqrt(product(vectors[i], vectors[i]));
            for (int at = 0; at < length; at++) {
                vectors[i][at] /= norm;
            }
        }
        return vectors;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }
}
