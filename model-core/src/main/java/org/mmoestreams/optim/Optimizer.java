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

    /** Begins step {@code step} with the rule's own learning rate, see {@link #begin(long, double)}. */
    default void begin(long step) {
        begin(step, 1);
    }

    /**
     * Begins step {@code step}, counted from 1: all updates up to the next call belong to it.
     *
     * @param factor how many times its own the learning rate is in this step, finite and not negative; with 1 the step
     *     is that of the rule's own rate, bit for bit
     */
    void begin(long step, double factor);

    /**
     * Whether a raised rate takes the usual step and moves weights the further by it, other than by
     * {@link #begin(long, double)}. So do the rules that were there before that took a factor: audits learn windows
     * again whose bits came about in this way. A rule whose weights follow from its slots must not.
     */
    default boolean isStretched() {
        return false;
    }

    /**
     * How much further from zero than it is the step that was begun last moves any weight at most, whatever the rule
     * has made of its slots; infinite when that is not known.
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
