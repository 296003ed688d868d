package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.atLeast;

import java.util.List;
import org.mmoestreams.nn.Start;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inputs {@code [batch, ..., inputs]} times a kernel, plus a bias, activated: {@code [batch, ..., units]}. Rows are all
 * places of all dimensions but the last.
 */
public final class Dense implements Layer {

    private final String name;
    private final int inputs;
    private final int units;
    private final DenseStep step;

    private Dense(String name, int inputs, int units, DenseStep step) {
        this.name = name;
        this.inputs = inputs;
        this.units = units;
        this.step = step;
    }

    /**
     * A layer before its first step.
     *
     * @param name names and seeds its weights, {@code name.kernel} and {@code name.bias}
     * @param inputs size of the inputs' last dimension, at least 1
     */
    public static Dense of(String name, int inputs, DenseConfig config, Start start) {
        atLeast(name + "'s inputs", inputs, 1);
        return new Dense(name, inputs, config.units(), DenseStep.of(name, inputs, config, start));
    }

    @Override
    public List<Weights> weights() {
        return step.weights();
    }

    @Override
    public double penalty() {
        return step.penalty();
    }

    @Override
    public void update() {
        weights().forEach(Weights::update);
    }

    @Override
    public long[] outputShape(long... inputShape) {
        Shapes.checkWidth(name, inputs, inputShape);
        return Shapes.withLast(units, inputShape);
    }

    @Override
    public INDArray forward(INDArray values, Pass pass) {
        Shapes.checkWidth(name, inputs, values.shape());
        return step.forward(Shapes.read(values, pass.mask()), pass.mask()).array();
    }

    @Override
    public INDArray backward(INDArray gradients) {
        return step.backward(Tensor.of(gradients)).array();
    }
}
