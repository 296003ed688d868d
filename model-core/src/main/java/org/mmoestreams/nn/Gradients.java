package org.mmoestreams.nn;

/** What gradients may be for a step to be taken. */
final class Gradients {

    /** Above this a gradient's square, which optimisers sum, comes near the largest float. */
    static final double BOUND = 1e18;

    private Gradients() {}

    /** Whether all gradients are finite and their absolute values sum to less than {@link #BOUND}. */
    static boolean areBounded(float[] gradients) {
        return areBounded(gradients, gradients.length);
    }

    /** Whether the first {@code length} gradients are finite and their absolute values sum to less than {@link #BOUND}. */
    static boolean areBounded(float[] gradients, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Math.abs(gradients[i]);
        }
        return sum < BOUND;
    }
}
