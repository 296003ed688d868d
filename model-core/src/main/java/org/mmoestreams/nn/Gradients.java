package org.mmoestreams.nn;

/** How large gradients are. */
final class Gradients {

    private Gradients() {}

    /** The sum of the gradients' absolute values; not a number when one is not. */
    static double magnitude(float[] gradients) {
        return magnitude(gradients, gradients.length);
    }

    /** The sum of the absolute values of the first {@code length} gradients; not a number when one is not. */
    static double magnitude(float[] gradients, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Math.abs(gradients[i]);
        }
        return sum;
    }
}
