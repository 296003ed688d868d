package org.mmoestreams.optim;

import java.util.List;

/**
 * A first-order update rule at work. It keeps per weight a fixed number of floats (slots) beside the weights, and one
 * step count for all of them. {@code Parameter} calls it: {@link #initialise} when it is made, {@link #update} in each
 * step that {@link #begin} began.
 */
public interface Optimizer {

    /** The names of the slots, in order: they name chunks of stored state. */
    List<String> slots();

    /**
     * Sets the slots to what they are before the first step.
     *
     * @param weights the weights that learning starts from
     * @param slots an array of zeros for each of {@link #slots()}, as long as the weights
     */
    void initialise(float[] weights, float[][] slots);

    /** Begins step {@code step}, counted from 1: all updates up to the next call belong to it. */
    void begin(long step);

    /**
     * How far the step that was begun last moves any weight at most, whatever the slots hold; infinite when that is not
     * known.
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
