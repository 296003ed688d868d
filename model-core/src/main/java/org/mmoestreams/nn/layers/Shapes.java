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

    /** As {@link #read}, for layers whose outputs mix the rows of an example: a mask is of whole examples. */
    static Tensor readExamples(INDArray inputs, RowMask mask) {
        mask.checkExamples(inputs.shape());
        return read(inputs, mask);
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

    /** Sizes, and two more after them. */
    static int[] joined(int[] sizes, int first, int second) {
        int[] joined = Arrays.copyOf(sizes, sizes.length + 2);
        joined[sizes.length] = first;
        joined[sizes.length + 1] = second;
        return joined;
    }

    /** The shape of a batch of examples of a shape. */
    static long[] joined(long batch, long... example) {
        long[] joined = new long[example.length + 1];
        joined[0] = batch;
        System.arraycopy(example, 0, joined, 1, example.length);
        return joined;
    }

    /** A shape with another last size. */
    static long[] withLast(long last, long... shape) {
        long[] other = shape.clone();
        other[other.length - 1] = last;
        return other;
    }
}
