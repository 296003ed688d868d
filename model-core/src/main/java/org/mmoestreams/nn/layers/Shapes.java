package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Inputs and outputs, and whether their shapes are what was expected. */
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

    /** The rows of inputs that count; 0 for the others. */
    static Tensor read(INDArray inputs, RowMask mask) {
        mask.check(inputs.shape());
        Tensor tensor = Tensor.of(inputs);
        mask.clear(tensor);
        return tensor;
    }

    /** Checks that gradients have the shape of a layer's last outputs. */
    static void checkGradients(long[] outputs, long... gradients) {
        if (outputs.length == 0) {
            throw new IllegalStateException(
                    "backward pass: no forward pass (expected: one before it, of the same rows)");
        }
        check(
                Arrays.equals(gradients, outputs),
                "gradients",
                "shape " + Arrays.toString(gradients),
                "that of the outputs, " + Arrays.toString(outputs));
    }

    /** A shape with another last size. */
    static long[] withLast(long last, long... shape) {
        long[] other = shape.clone();
        other[other.length - 1] = last;
        return other;
    }
}
