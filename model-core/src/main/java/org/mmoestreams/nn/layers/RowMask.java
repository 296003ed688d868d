package org.mmoestreams.nn.layers;

import java.util.Arrays;
import org.mmoestreams.checks.Checks;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Which rows of a batch count. What a layer puts out for a row that does not is 0, gradients by it count as 0, and no
 * penalty or moment knows of it: the rows that count get what they would get without it.
 */
public final class RowMask {

    private static final RowMask NONE = new RowMask(new boolean[0], new long[0]);

    private final boolean[] counts;
    private final long[] shape;

    private RowMask(boolean[] counts, long[] shape) {
        this.counts = counts;
        this.shape = shape;
    }

    /** All rows count. */
    public static RowMask none() {
        return NONE;
    }

    /**
     * Rows count where the mask is not 0.
     *
     * @param mask its shape is the first dimensions of the inputs' shape: {@code [batch]} for whole examples, {@code
     *     [batch, time]} for their steps
     */
    public static RowMask of(INDArray mask) {
        float[] values = Tensor.of(mask).values();
        boolean[] counts = new boolean[values.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = values[i] != 0;
        }
        return new RowMask(counts, mask.shape());
    }

    /**
     * Checks that the mask goes with inputs of a shape.
     *
     * @throws IllegalArgumentException when its shape is not the first dimensions of theirs, at least one and not all
     */
    public void check(long... inputs) {
        boolean fits = this == NONE
                || (shape.length >= 1
                        && shape.length < inputs.length
                        && Arrays.equals(shape, Arrays.copyOf(inputs, shape.length)));
        Checks.check(
                fits,
                "mask",
                "shape " + Arrays.toString(shape),
                "the first dimensions of the inputs' shape " + Arrays.toString(inputs) + ", without its last");
    }

    /**
     * Checks that the mask is of whole examples.
     *
     * @throws IllegalArgumentException when its shape is not {@code [batch]}
     */
    void checkExamples(long... inputs) {
        Checks.check(
                this == NONE || (shape.length == 1 && inputs.length >= 1 && shape[0] == inputs[0]),
                "mask",
                "shape " + Arrays.toString(shape),
                "[batch], of whole examples, of inputs of shape " + Arrays.toString(inputs));
    }

    /** Whether the row at a place counts. */
    public boolean counts(int row, int rows) {
        return this == NONE || counts[(int) ((long) row * counts.length / rows)];
    }

    /** Sets what is in rows that do not count to 0. */
    public void clear(Tensor tensor) {
        if (this == NONE || counts.length == 0) {
            return;
        }
        float[] values = tensor.values();
        int length = values.length / counts.length;
        for (int i = 0; i < counts.length; i++) {
            if (!counts[i]) {
                Arrays.fill(values, i * length, (i + 1) * length, 0);
            }
        }
    }

    /** How many of a batch's examples, places of the first dimension, have a row that counts. */
    public int examples(int batch) {
        if (this == NONE) {
            return batch;
        }
        int examples = 0;
        for (int example = 0; example < batch; example++) {
            boolean any = false;
            for (int i = example * counts.length / batch; i < (example + 1) * counts.length / batch; i++) {
                any |= counts[i];
            }
            examples += any ? 1 : 0;
        }
        return examples;
    }
}
