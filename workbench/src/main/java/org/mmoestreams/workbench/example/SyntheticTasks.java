package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.Random;

/**
 * Two regression tasks whose correlation can be chosen (Ma et al.: Modeling Task Relationships in Multi-task Learning
 * with Multi-gate Mixture-of-Experts, KDD 2018, section 3.2; keras-mmoe's {@code synthetic_demo}): of inputs x, normal
 * and independent, label k is {@code w_k x + sum_j sin(alpha_j w_k x + beta_j)} and normal noise. alpha and beta are
 * normal, and the same for both tasks; {@code w_1 = c u}, {@code w_2 = c (r u + sqrt(1 - r^2) v)} with orthogonal unit
 * vectors u and v, so that the correlation r is the cosine between the weights.
 */
final class SyntheticTasks {

    /** How many tasks there are. */
    static final int COUNT = 2;

    private final SyntheticShape shape;
    private final double[] first;
    private final double[] second;
    private final double[] frequencies;
    private final double[] phases;

    private SyntheticTasks(SyntheticShape shape, Random random) {
        this.shape = shape;
        first = unit(centred(normal(random, shape.inputs())));
        second = unit(orthogonal(normal(random, shape.inputs()), first));
        frequencies = normal(random, shape.sines());
        phases = normal(random, shape.sines());
    }

    /** Tasks that are drawn by a seed. */
    static SyntheticTasks of(SyntheticShape shape, long seed) {
        return new SyntheticTasks(shape, new Random(seed));
    }

    /** The sizes. */
    SyntheticShape shape() {
        return shape;
    }

    /**
     * The weights of the tasks, {@code [tasks][inputs]}, each of the scale's length.
     *
     * @param correlation the cosine between them, from -1 to 1
     */
    double[][] weights(double correlation) {
        checkCorrelation(correlation);
        double across = StrictMath.sqrt(1 - correlation * correlation);
        double[][] weights = new double[COUNT][shape.inputs()];
        for (int i = 0; i < shape.inputs(); i++) {
            weights[0][i] = shape.scale() * first[i];
            weights[1][i] = shape.scale() * (correlation * first[i] + across * second[i]);
        }
        return weights;
    }

    /** What a task's label is without noise, of the product of its weights and the inputs. */
    double label(double product) {
        double label = product;
        for (int i = 0; i < frequencies.length; i++) {
            label += StrictMath.sin(frequencies[i] * product + phases[i]);
        }
        return label;
    }

    /**
     * Checks a correlation.
     *
     * @throws IllegalArgumentException when it is not from -1 to 1
     */
    static void checkCorrelation(double correlation) {
        check(correlation >= -1 && correlation <= 1, "correlations", correlation, "-1 to 1");
    }

    private static double[] normal(Random random, int count) {
        double[] drawn = new double[count];
        Arrays.setAll(drawn, i -> random.nextGaussian());
        return drawn;
    }

    private static double[] centred(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static double[] orthogonal(double[] values, double[] unit) {
        double along = dot(values, unit);
        double[] across = new double[values.length];
        Arrays.setAll(across, i -> values[i] - along * unit[i]);
        return across;
    }

    private static double[] unit(double[] values) {
        double length = StrictMath.sqrt(dot(values, values));
        return Arrays.stream(values).map(value -> value / length).toArray();
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
