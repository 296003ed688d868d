package org.mmoestreams.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.optim.Optimizer;

/**
 * The tasks' towers: per task one hidden layer of ReLU units and one linear output. A tower's hidden weights are
 * {@code [expertUnits + 1][towerUnits]}, its output weights {@code [towerUnits + 1]}, the last row and weight being biases.
 */
public final class Towers {

    private final Shape shape;
    private final List<Parameter> hidden = new ArrayList<>();
    private final List<Parameter> output = new ArrayList<>();
    private final float[][] hiddenGradients;
    private final float[][] outputGradients;
    private final float[] activations;
    private final float[] dHidden;

    /** Seeded towers, one for each name; biases zero. */
    public Towers(Shape shape, List<String> tasks, Initializer initializer, Optimizer optimizer) {
        this.shape = shape;
        int in = shape.expertUnits();
        int units = shape.towerUnits();
        for (String task : tasks) {
            String first = "tower." + task + ".hidden";
            String second = "tower." + task + ".output";
            float[] w = Arrays.copyOf(initializer.glorot(first, in * units, in, units), (in + 1) * units);
            float[] v = Arrays.copyOf(initializer.glorot(second, units, units, 1), units + 1);
            hidden.add(Parameter.dense(first, w, optimizer));
            output.add(Parameter.dense(second, v, optimizer));
        }
        hiddenGradients = new float[tasks.size()][(in + 1) * units];
        outputGradients = new float[tasks.size()][units + 1];
        activations = new float[shape.batchRows() * tasks.size() * units];
        dHidden = new float[units];
    }

    /** The parameters of all towers. */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(hidden);
        all.addAll(output);
        return all;
    }

    /**
     * Adds a task's output for one row to {@code logits}.
     *
     * @param mixed {@code [batchRows][tasks][expertUnits]}
     * @param logits {@code [batchRows][tasks]}
     */
    public void forward(int slot, int task, float[] mixed, float[] logits) {
        int row = slot * shape.tasks() + task;
        int units = shape.towerUnits();
        int at = row * units;
        int in = row * shape.expertUnits();
        float[] w = hidden.get(task).weights();
        float[] v = output.get(task).weights();
        System.arraycopy(w, shape.expertUnits() * units, activations, at, units);
        for (int i = 0; i < shape.expertUnits(); i++) {
            float input = mixed[in + i];
            for (int unit = 0; unit < units; unit++) {
                activations[at + unit] += input * w[i * units + unit];
            }
        }
        float sum = v[units];
        for (int unit = 0; unit < units; unit++) {
            float active = Math.max(0f, activations[at + unit]);
            activations[at + unit] = active;
            sum += active * v[unit];
        }
        logits[row] += sum;
    }

    /** Forgets the gradients. */
    public void clearGradients() {
        for (int task = 0; task < shape.tasks(); task++) {
            Arrays.fill(hiddenGradients[task], 0);
            Arrays.fill(outputGradients[task], 0);
        }
    }

    /**
     * Adds a task's gradients for one row to the tower's, and computes those of its inputs.
     *
     * @param dLogit the gradient of the task's output
     * @param mixed {@code [batchRows][tasks][expertUnits]}
     * @param dMixed receives {@code [batchRows][tasks][expertUnits]}
     */
    public void backward(int slot, int task, float dLogit, float[] mixed, float[] dMixed) {
        int row = slot * shape.tasks() + task;
        int units = shape.towerUnits();
        int in = row * shape.expertUnits();
        float[] w = hidden.get(task).weights();
        float[] dw = hiddenGradients[task];
        backwardOutput(row * units, task, dLogit);
        for (int i = 0; i < shape.expertUnits(); i++) {
            float input = mixed[in + i];
            float sum = 0;
            for (int unit = 0; unit < units; unit++) {
                dw[i * units + unit] += input * dHidden[unit];
                sum += w[i * units + unit] * dHidden[unit];
            }
            dMixed[in + i] = sum;
        }
    }

    /** Whether all gradients are finite and within 1e18. */
    public boolean gradientsAreBounded() {
        for (int task = 0; task < shape.tasks(); task++) {
            if (!Gradients.areBounded(hiddenGradients[task]) || !Gradients.areBounded(outputGradients[task])) {
                return false;
            }
        }
        return true;
    }

    /** Lets the optimiser apply the gradients. */
    public void update() {
        for (int task = 0; task < shape.tasks(); task++) {
            hidden.get(task).update(hiddenGradients[task]);
            output.get(task).update(outputGradients[task]);
        }
    }

    private void backwardOutput(int at, int task, float dLogit) {
        int units = shape.towerUnits();
        float[] v = output.get(task).weights();
        float[] dv = outputGradients[task];
        float[] dw = hiddenGradients[task];
        int bias = shape.expertUnits() * units;
        for (int unit = 0; unit < units; unit++) {
            float active = activations[at + unit];
            dv[unit] += dLogit * active;
            dHidden[unit] = active > 0 ? dLogit * v[unit] : 0;
            dw[bias + unit] += dHidden[unit];
        }
        dv[units] += dLogit;
    }
}
