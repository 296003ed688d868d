package org.mmoestreams.nn.layers;

import org.nd4j.linalg.api.ndarray.INDArray;

/** An activation by itself, of inputs of any shape; for instance after a normalisation. */
public final class ActivationLayer implements Layer {

    private final Activated activated;

    private ActivationLayer(Activated activated) {
        this.activated = activated;
    }

    /** This activation. */
    public static ActivationLayer of(Activation activation) {
        return of(activation, Regularizer.none());
    }

    /**
     * This activation.
     *
     * @param activity regulariser of the outputs
     */
    public static ActivationLayer of(Activation activation, Regularizer activity) {
        return new ActivationLayer(new Activated(activation, activity));
    }

    @Override
    public double penalty() {
        return activated.penalty();
    }

    @Override
    public long[] outputShape(long... inputs) {
        return inputs.clone();
    }

    @Override
    public INDArray forward(INDArray inputs, Pass pass) {
        return activated.forward(Shapes.read(inputs, pass.mask()), pass.mask()).array();
    }

    @Override
    public INDArray backward(INDArray gradients) {
        return activated.backward(Tensor.of(gradients)).array();
    }
}
