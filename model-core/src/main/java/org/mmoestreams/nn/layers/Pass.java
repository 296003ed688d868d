package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a forward pass is for.
 *
 * @param training whether a training step goes by it: drop-out leaves out, and moments are learnt
 * @param step the number of the training step, from 1, which seeds what is random; 0 for predictions
 * @param mask which rows count
 */
public record Pass(boolean training, long step, RowMask mask) {

    /** Checks the step. */
    public Pass {
        check(step >= (training ? 1 : 0), "step", step, training ? ">= 1" : ">= 0");
    }

    /** A pass for predictions. */
    public static Pass predicting() {
        return new Pass(false, 0, RowMask.none());
    }

    /** A pass of training step {@code step}, from 1. */
    public static Pass training(long step) {
        return new Pass(true, step, RowMask.none());
    }

    /** The same for some rows; for the mask see {@link RowMask#of}. */
    public Pass masked(INDArray other) {
        return new Pass(training, step, RowMask.of(other));
    }
}
