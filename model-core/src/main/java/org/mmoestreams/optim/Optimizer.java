package org.mmoestreams.optim;

import java.util.List;

/**
 * A first-order update rule. It keeps per weight a fixed number of floats (slots) beside the weights, and one step count for all
 * of them.
 */
public interface Optimizer {

    /** The optimiser of a configuration, before its first step. */
    static Optimizer of(OptimizerConfig config) {
        return switch (config.kind()) {
            case ADAGRAD -> new Adagrad(config);
            case ADAM -> new Adam(config);
            case SGD -> new Sgd(config);
        };
    }

    /** The names of the slots, in order. */
    List<String> slots();

    /** What a slot starts at. */
    float initialValue(int slot);

    /** Begins step {@code step}, counted from 1: all updates up to the next call belong to it. */
    void begin(long step);

    /**
     * How far the step that was begun last moves any weight at most, whatever the slots hold; infinite when that is not known.
     *
     * @param gradient no gradient of the step is beyond plus or minus this, at most 1e18
     */
    double mostStep(double gradient);

    /**
     * Moves the weights {@code [from, to)} against their gradients.
     *
     * @param weights where the weights are
     * @param slots where their slots are, at the same offsets
     * @param gradients where their gradients are, at the same offsets
     */
    void update(float[] weights, float[][] slots, float[] gradients, int from, int to);
}
