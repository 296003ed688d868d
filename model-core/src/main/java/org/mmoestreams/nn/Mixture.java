package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * The mixture: experts through ReLU, each task's gate through a softmax, and per task the sum of the experts' outputs weighted
 * by its gate (Ma et al.: Modeling Task Relationships in Multi-task Learning with Multi-gate Mixture-of-Experts, KDD 2018,
 * equations 6 and 7).
 */
public final class Mixture {

    private final Shape shape;

    /** A mixture of the given shape. */
    public Mixture(Shape shape) {
        this.shape = shape;
    }

    /**
     * Activates and mixes one row.
     *
     * @param z the row's linear outputs, {@code [batchRows][outputs]}; replaced by expert outputs and gate probabilities
     * @param mixed receives {@code [batchRows][tasks][expertUnits]}
     */
    public void forward(int slot, float[] z, float[] mixed) {
        int at = slot * shape.outputs();
        int gate = at + shape.expertOutputs();
        for (int i = at; i < gate; i++) {
            z[i] = Math.max(0f, z[i]);
        }
        for (int task = 0; task < shape.tasks(); task++, gate += shape.experts()) {
            softmax(z, gate, shape.experts());
            mix(z, at, gate, mixed, (slot * shape.tasks() + task) * shape.expertUnits());
        }
    }

    /**
     * Turns the gradients of one row's mixed outputs into those of its linear outputs.
     *
     * @param z expert outputs and gate probabilities as {@link #forward} left them
     * @param dMixed {@code [batchRows][tasks][expertUnits]}
     * @param dz receives {@code [batchRows][outputs]}
     */
    public void backward(int slot, float[] z, float[] dMixed, float[] dz) {
        int at = slot * shape.outputs();
        int gates = at + shape.expertOutputs();
        Arrays.fill(dz, at, gates, 0);
        for (int task = 0; task < shape.tasks(); task++) {
            int gate = gates + task * shape.experts();
            int from = (slot * shape.tasks() + task) * shape.expertUnits();
            unmix(z, at, gate, dMixed, from, dz);
            softmaxGradient(z, dz, gate, shape.experts());
        }
        for (int i = at; i < gates; i++) {
            dz[i] = z[i] > 0 ? dz[i] : 0;
        }
    }

    private void mix(float[] z, int at, int gate, float[] mixed, int to) {
        int units = shape.expertUnits();
        Arrays.fill(mixed, to, to + units, 0);
        for (int expert = 0; expert < shape.experts(); expert++) {
            float share = z[gate + expert];
            int from = at + expert * units;
            for (int unit = 0; unit < units; unit++) {
                mixed[to + unit] += share * z[from + unit];
            }
        }
    }

    private void unmix(float[] z, int at, int gate, float[] dMixed, int from, float[] dz) {
        int units = shape.expertUnits();
        for (int expert = 0; expert < shape.experts(); expert++) {
            float share = z[gate + expert];
            int to = at + expert * units;
            float dShare = 0;
            for (int unit = 0; unit < units; unit++) {
                dShare += dMixed[from + unit] * z[to + unit];
                dz[to + unit] += share * dMixed[from + unit];
            }
            dz[gate + expert] = dShare;
        }
    }

    private static void softmax(float[] z, int from, int length) {
        float most = z[from];
        for (int i = from + 1; i < from + length; i++) {
            most = Math.max(most, z[i]);
        }
        float sum = 0;
        for (int i = from; i < from + length; i++) {
            z[i] = Exp.of(z[i] - most);
            sum += z[i];
        }
        for (int i = from; i < from + length; i++) {
            z[i] /= sum;
        }
    }

    private static void softmaxGradient(float[] probabilities, float[] gradients, int from, int length) {
        float dot = 0;
        for (int i = from; i < from + length; i++) {
            dot += gradients[i] * probabilities[i];
        }
        for (int i = from; i < from + length; i++) {
            gradients[i] = probabilities[i] * (gradients[i] - dot);
        }
    }
}
