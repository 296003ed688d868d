package org.mmoestreams.optim;

import java.util.List;

/** A rule whose steps can be made longer or shorter for a while; with a factor of 1 it is the rule, bit for bit. */
final class Paced implements Optimizer {

    private final Optimizer rule;
    private float factor = 1;
    private float[] before = {};

    Paced(Optimizer rule) {
        this.rule = rule;
    }

    /** From now on a step is this many times as long. */
    void pace(double factor) {
        this.factor = (float) factor;
    }

    @Override
    public List<String> slots() {
        return rule.slots();
    }

    @Override
    public void initialise(float[] weights, float[][] slots) {
        rule.initialise(weights, slots);
    }

    @Override
    public void begin(long step) {
        rule.begin(step);
    }

    @Override
    public double mostStep(double gradient) {
        return rule.mostStep(gradient) * factor;
    }

    @Override
    public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
        if (factor == 1) {
            rule.update(weights, slots, gradients, from, to);
            return;
        }
        if (before.length < to - from) {
            before = new float[to - from];
        }
        System.arraycopy(weights, from, before, 0, to - from);
        rule.update(weights, slots, gradients, from, to);
        for (int i = from; i < to; i++) {
            float start = before[i - from];
            weights[i] = start + factor * (weights[i] - start);
        }
    }
}
