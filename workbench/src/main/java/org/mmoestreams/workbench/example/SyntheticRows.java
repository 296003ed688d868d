package org.mmoestreams.workbench.example;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Rows of {@link SyntheticTasks}, drawn over and over: the same inputs and the same noise for each of several
 * correlations, so that what is learnt from them can be compared.
 */
final class SyntheticRows {

    private final SyntheticTasks tasks;
    private final double[][][] weights;
    private final Random random;
    private final float[] inputs;
    private final float[][] labels;

    private SyntheticRows(SyntheticTasks tasks, List<Double> correlations, int rows, Random random) {
        this.tasks = tasks;
        this.random = random;
        weights = correlations.stream().map(tasks::weights).toArray(double[][][]::new);
        inputs = new float[rows * tasks.shape().inputs()];
        labels = new float[correlations.size()][rows * SyntheticTasks.COUNT];
    }

    /**
     * Room for rows; all 0 before they are drawn.
     *
     * @param correlations of the tasks
     * @param rows how many there is room for
     * @param random what they are drawn by
     */
    static SyntheticRows of(SyntheticTasks tasks, List<Double> correlations, int rows, Random random) {
        return new SyntheticRows(tasks, correlations, rows, random);
    }

    /**
     * From the next rows on, labels are of another correlation.
     *
     * @param choice the place of the one that was before
     */
    void become(int choice, double correlation) {
        weights[choice] = tasks.weights(correlation);
    }

    /** Draws the first rows anew. Costs inputs times one normal number and two multiply-adds for each correlation. */
    void draw(int rows) {
        int width = tasks.shape().inputs();
        double[][] products = new double[weights.length][SyntheticTasks.COUNT];
        for (int row = 0; row < rows; row++) {
            drawInputs(row * width, products);
            for (int task = 0; task < SyntheticTasks.COUNT; task++) {
                double noise = tasks.shape().noise() * random.nextGaussian();
                for (int choice = 0; choice < weights.length; choice++) {
                    labels[choice][row * SyntheticTasks.COUNT + task] =
                            (float) (tasks.label(products[choice][task]) + noise);
                }
            }
        }
    }

    /** {@code [rows][inputs]}. */
    float[] inputs() {
        return inputs;
    }

    /**
     * {@code [rows][tasks]}.
     *
     * @param choice the place of the correlation
     */
    float[] labels(int choice) {
        return labels[choice];
    }

    private void drawInputs(int from, double[][] products) {
        for (double[] ofTasks : products) {
            Arrays.fill(ofTasks, 0);
        }
        for (int i = 0; i < tasks.shape().inputs(); i++) {
            float value = (float) random.nextGaussian();
            inputs[from + i] = value;
            for (int choice = 0; choice < weights.length; choice++) {
                for (int task = 0; task < SyntheticTasks.COUNT; task++) {
                    products[choice][task] += weights[choice][task][i] * value;
                }
            }
        }
    }
}
