package org.mmoestreams.nn.layers;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A function of a layer's linear outputs, with its derivative. Element by element, except for softmax. The same bits on
 * every machine.
 */
public interface Activation {

    /** The function of a tensor, as a new one of the same shape. */
    Tensor forward(Tensor inputs);

    /**
     * The gradients by the inputs.
     *
     * @param inputs what {@link #forward} was given
     * @param outputs what it returned
     * @param gradients those by the outputs
     */
    Tensor backward(Tensor inputs, Tensor outputs, Tensor gradients);

    /** {@link #forward(Tensor)} of an array. */
    default INDArray forward(INDArray inputs) {
        return forward(Tensor.of(inputs)).array();
    }

    /** {@link #backward(Tensor, Tensor, Tensor)} of arrays. */
    default INDArray backward(INDArray inputs, INDArray outputs, INDArray gradients) {
        return backward(Tensor.of(inputs), Tensor.of(outputs), Tensor.of(gradients))
                .array();
    }

    /** x. */
    static Activation linear() {
        return Elementwise.LINEAR;
    }

    /** x above 0, else 0. */
    static Activation relu() {
        return Elementwise.RELU;
    }

    /**
     * x above 0, else {@code slope} times x.
     *
     * @param slope finite; Keras' layer has 0.3
     */
    static Activation leakyRelu(double slope) {
        return Elementwise.leakyRelu(slope);
    }

    /**
     * x above 0, else {@code scale} times (e^x - 1) (Clevert et al., ICLR 2016).
     *
     * @param scale finite; Keras has 1
     */
    static Activation elu(double scale) {
        return Elementwise.elu(scale);
    }

    /** x times the chance that a standard normal number is below x (Hendrycks, Gimpel, 2016), not its approximation. */
    static Activation gelu() {
        return Elementwise.GELU;
    }

    /** Hyperbolic tangent. */
    static Activation tanh() {
        return Elementwise.TANH;
    }

    /** 1 / (1 + e^-x). */
    static Activation sigmoid() {
        return Elementwise.SIGMOID;
    }

    /** log(1 + e^x). */
    static Activation softplus() {
        return Elementwise.SOFTPLUS;
    }

    /**
     * e^x over the sum of the same along a dimension.
     *
     * @param axis which dimension; negative ones count from the last, which is -1
     */
    static Activation softmax(int axis) {
        return new SoftmaxActivation(axis);
    }

    /** {@link #softmax(int)} along the last dimension. */
    static Activation softmax() {
        return softmax(-1);
    }

    /**
     * An activation by its name: one of {@link #names}, with Keras' constants.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    static Activation named(String name) {
        return NamedActivations.of(name);
    }

    /** The names of all activations. */
    static List<String> names() {
        return NamedActivations.names();
    }
}
