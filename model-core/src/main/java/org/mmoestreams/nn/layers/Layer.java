package org.mmoestreams.nn.layers;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer of one tensor in and one out, rows first: {@code [batch, ...]}. It is not {@code org.mmoestreams.nn.Layer}, a
 * step of the stream learner's network.
 */
public interface Layer extends Trainable {

    /**
     * The shape of the outputs for inputs of a shape.
     *
     * @param inputs sizes of all dimensions, the batch's first
     * @throws IllegalArgumentException when the layer cannot have such inputs; names the size that they have and the
     *     one that was expected
     */
    long[] outputShape(long... inputs);

    /**
     * Computes the outputs, and keeps what {@link #backward} needs.
     *
     * @param inputs floats, left as they are
     * @return an array of the caller's
     * @throws IllegalArgumentException as {@link #outputShape}, and when the mask does not go with the inputs
     */
    INDArray forward(INDArray inputs, Pass pass);

    /**
     * Computes gradients of the loss and of all penalties: keeps those by the weights, in place of those before, and
     * returns those by the inputs of the last {@link #forward}.
     *
     * @param gradients of the loss by the outputs, in their shape; left as they are
     * @return an array of the caller's
     * @throws IllegalStateException when there was no forward pass
     * @throws IllegalArgumentException when the shape is another
     */
    INDArray backward(INDArray gradients);
}
