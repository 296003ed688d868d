package org.mmoestreams.workbench.example;

import java.util.Arrays;
import java.util.List;
import org.mmoestreams.features.Task;
import org.mmoestreams.model.Network;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.Optimizers;

/** A network of the stream learner that learns rows of {@link SyntheticTasks} by Adam, windows of them at a time. */
final class SyntheticLearner implements AutoCloseable {

    private static final List<Task> TASKS = List.of(Task.regression("first", "y1"), Task.regression("second", "y2"));
    private static final int[] NOTHING_EMBEDDED = {};
    private static final String EMBEDDINGS = "embeddings";

    private final Network network;
    private final double[] weights;
    private final boolean[] corrections;
    private long steps;

    private SyntheticLearner(Network network, int mostRows) {
        this.network = network;
        weights = new double[mostRows];
        Arrays.fill(weights, 1);
        corrections = new boolean[mostRows];
    }

    /**
     * A learner before its first step.
     *
     * @param inputs numbers in a row
     * @param mostRows in a window, or among those whose loss is taken
     * @param rate Adam's
     * @param seed seeds the weights
     */
    static SyntheticLearner of(SyntheticNetwork network, int inputs, int mostRows, double rate, long seed) {
        InputShape shape = new InputShape(mostRows, 1, 0, inputs);
        Adam standard = Adam.KIND.standard();
        Adam rule = new Adam(rate, standard.beta1(), standard.beta2(), standard.epsilon());
        Start start = new Start(new Initializer(seed), Optimizers.of(rule));
        return new SyntheticLearner(network.architecture().build(shape, TASKS, start), mostRows);
    }

    /** How many weights there are. */
    int weights() {
        return network.parameters().stream()
                .filter(parameter -> !parameter.name().equals(EMBEDDINGS))
                .mapToInt(parameter -> parameter.weights().length)
                .sum();
    }

    /**
     * The mean squared error of rows, over both tasks.
     *
     * @param inputs {@code [rows][inputs]}
     * @param labels {@code [rows][tasks]}
     */
    double loss(float[] inputs, float[] labels, int rows) {
        network.forward(NOTHING_EMBEDDED, inputs, 0, rows);
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            for (int task = 0; task < SyntheticTasks.COUNT; task++) {
                double error = network.output(row, task) - (double) labels[row * SyntheticTasks.COUNT + task];
                sum += error * error;
            }
        }
        return sum / (rows * (double) SyntheticTasks.COUNT);
    }

    /**
     * Learns a window of rows.
     *
     * @return their loss before
     * @throws IllegalStateException when the step is not finite
     */
    double learn(float[] inputs, float[] labels, int rows) {
        double before = loss(inputs, labels, rows);
        steps++;
        if (!network.step(labels, weights, corrections, rows, steps)) {
            throw new IllegalStateException("step " + steps + ": not finite (expected: a smaller rate)");
        }
        return before;
    }

    @Override
    public void close() {
        network.close();
    }
}
