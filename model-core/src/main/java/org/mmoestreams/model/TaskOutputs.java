package org.mmoestreams.model;

import java.util.List;
import org.mmoestreams.features.NetworkTasks;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.Activations;

/**
 * The tasks' outputs and losses. The loss of a batch is the sum over tasks of weight times the mean loss, weighted by
 * the rows' weights, of the rows whose label is known. A row without a label of a task, or of weight 0, gives that task
 * no gradient; a row of weight 2 gives it that of two rows of weight 1. Rows of a sampled task are weighed once more,
 * by {@link ElapsedTimeSampling} of what the tasks beside it say of the same row. The mean loss of such a task, and of
 * those beside it, is over all rows: else a row would count for less in a window that has many of its kind.
 */
final class TaskOutputs {

    private final NetworkTasks network;
    private final Loss[] losses;
    private final double[] weights;
    private final boolean[] overAllRows;
    private final Activations outputs;

    /**
     * Outputs of some tasks.
     *
     * @param tasks those of a spec
     * @param outputs a lane for each of their {@link NetworkTasks}
     */
    TaskOutputs(List<Task> tasks, Activations outputs) {
        network = NetworkTasks.of(tasks);
        losses = network.all().stream().map(Loss::of).toArray(Loss[]::new);
        overAllRows = new boolean[losses.length];
        for (int task = 0; task < network.shown(); task++) {
            if (network.isSampled(task)) {
                overAllRows[task] = true;
                overAllRows[network.delayed(task)] = true;
                overAllRows[network.realNegative(task)] = true;
                losses[network.delayed(task)] = Loss.DELAYED_POSITIVE;
                losses[network.realNegative(task)] = Loss.REAL_NEGATIVE;
            }
        }
        weights = network.all().stream().mapToDouble(Task::weight).toArray();
        this.outputs = outputs;
    }

    /** How many outputs there are. */
    int count() {
        return losses.length;
    }

    /** A task's output for a row, as far out as it counts. */
    float of(int row, int task) {
        return losses[task].bounded(outputs.values()[task][row]);
    }

    /**
     * Computes the gradients by the outputs of the first {@code rows} rows.
     *
     * @param labels {@code [batchRows][tasks]}, NaN where not known
     * @param rowWeights {@code [batchRows]}, not negative
     * @param corrections {@code [batchRows]}: whether the tasks that a row is positive for learnt it as a negative
     *     before; in the mean loss it counts as any other
     */
    void backward(float[] labels, double[] rowWeights, boolean[] corrections, int rows) {
        int tasks = losses.length;
        for (int task = 0; task < tasks; task++) {
            double known = 0;
            for (int row = 0; row < rows; row++) {
                boolean counts = overAllRows[task] || !Float.isNaN(labels[row * tasks + task]);
                known += counts ? rowWeights[row] : 0;
            }
            float[] values = outputs.values()[task];
            float[] gradients = outputs.gradients()[task];
            boolean corrects = losses[task].takesCorrections();
            for (int row = 0; row < rows; row++) {
                float label = labels[row * tasks + task];
                boolean counts = rowWeights[row] > 0 && !Float.isNaN(label);
                float share = counts ? (float) (weights[task] * rowWeights[row] / known) : 0;
                gradients[row] =
                        counts ? share * derivative(losses[task], values[row], label, corrects && corrections[row]) : 0;
            }
        }
        for (int task = 0; task < network.shown(); task++) {
            if (network.isSampled(task)) {
                weigh(task, labels, rows);
            }
        }
    }

    private void weigh(int task, float[] labels, int rows) {
        float[] gradients = outputs.gradients()[task];
        for (int row = 0; row < rows; row++) {
            double weight = ElapsedTimeSampling.weight(
                    of(row, network.realNegative(task)),
                    of(row, network.delayed(task)),
                    labels[row * losses.length + task] > 0);
            gradients[row] *= (float) weight;
        }
    }

    private static float derivative(Loss loss, float output, float label, boolean corrects) {
        return corrects ? loss.correction(output, label) : loss.derivative(output, label);
    }
}
