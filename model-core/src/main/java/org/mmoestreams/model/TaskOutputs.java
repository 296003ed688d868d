package org.mmoestreams.model;

import java.util.List;
import org.mmoestreams.features.Task;
import org.mmoestreams.nn.Activations;

/**
 * The tasks' outputs and losses. The loss of a batch is the sum over tasks of weight times the mean loss, weighted by
 * the rows' weights, of the rows whose label is known. A row without a label of a task, or of weight 0, gives that task
 * no gradient; a row of weight 2 gives it that of two rows of weight 1.
 */
final class TaskOutputs {

    private final Loss[] losses;
    private final double[] weights;
    private final Activations outputs;

    /**
     * Outputs of some tasks.
     *
     * @param outputs a lane for each task
     */
    TaskOutputs(List<Task> tasks, Activations outputs) {
        losses = tasks.stream().map(Loss::of).toArray(Loss[]::new);
        weights = tasks.stream().mapToDouble(Task::weight).toArray();
        this.outputs = outputs;
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
                known += Float.isNaN(labels[row * tasks + task]) ? 0 : rowWeights[row];
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
    }

    private static float derivative(Loss loss, float output, float label, boolean corrects) {
        return corrects ? loss.correction(output, label) : loss.derivative(output, label);
    }
}
