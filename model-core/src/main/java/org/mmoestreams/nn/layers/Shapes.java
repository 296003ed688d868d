package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;

/** Shapes of inputs and outputs. */
final class Shapes {

    private Shapes() {}

    /**
     * Checks that inputs have two dimensions or more, of which the last is of a size.
     *
     * @param layer the layer's name
     */
    static void checkWidth(String layer, int width, long... inputs) {
        boolean sound = inputs.length >= 2 && Arrays.stream(inputs).allMatch(size -> size >= 1);
        check(
                sound,
                layer + "'s inputs",
                "shape " + Arrays.toString(inputs),
                "[batch, ..., " + width + "], sizes >= 1");
        long last = inputs[inputs.length - 1];
        check(
                last == width,
                layer + "'s inputs",
                "width " + last + ", of shape " + Arrays.toString(inputs),
                "width " + width + ", the size of the last dimension");
    }

    /** A shape with another last size. */
    static long[] withLast(long last, long... shape) {
        long[] other = shape.clone();
        other[other.length - 1] = last;
        return other;
    }
}
