package org.mmoestreams.optim;

import java.util.List;

/**
 * A rule whose rate follows a schedule, and whose steps can be made longer or shorter for a while; with a constant
 * schedule and a factor of 1 it is the rule, bit for bit.
 */
final class Paced implements Optimizer {

    private final Optimizer rule;
    private final Schedule schedule;
    private double factor = 1;
    private float stretch = 1;
    private float[] before = {};

    Paced(Optimizer rule, Schedule schedule) {
        this.rule = rule;
        this.schedule = schedule;
    }

    /** From the next {@link #begin} on a step is this many times as long. */
    void pace(double factor) {
        this.factor = factor;
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
    public void begin(long step, double times) {
        double scheduled = times * schedule.factor(step);
        stretch = rule.isStretched() ? (float) factor : 1;
        rule.begin(step, rule.isStretched() ? scheduled : scheduled * factor);
    }

    @Override
    public double mostStep(double gradient) {
        return rule.mostStep(gradient) * stretch;
    }

    @Override
    public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
        if (stretch == 1) {
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
            weights[i] = start + stretch * (weights[i] - start);
        }
    }
}
