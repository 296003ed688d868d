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
     * Moves weights against their gradients.
     *
     * @param weights where the weights are
     * @param slots where their slots are, at the same offsets
     * @param offset the first weight
     * @param gradients where the gradients are
     * @param gradientOffset the first gradient
     * @param length how many
     */
    void update(float[] weights, float[][] slots, int offset, float[] gradients, int gradientOffset, int length);
}
