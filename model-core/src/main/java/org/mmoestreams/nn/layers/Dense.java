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
    private final Affine affine;
    private final Activated activated;

    private Dense(String name, int inputs, int units, Affine affine, Activated activated) {
        this.name = name;
        this.inputs = inputs;
        this.units = units;
        this.affine = affine;
        this.activated = activated;
    }

    /**
     * A layer before its first step.
     *
     * @param name names and seeds its weights, {@code name.kernel} and {@code name.bias}
     * @param inputs size of the inputs' last dimension, at least 1
     */
    public static Dense of(String name, int inputs, DenseConfig config, Start start) {
        atLeast(name + "'s inputs", inputs, 1);
        Affine affine = Affine.of(name, inputs, config, start);
        return new Dense(name, inputs, config.units(), affine, new Activated(config.activation(), config.activity()));
    }

    @Override
    public List<Weights> weights() {
        return affine.weights();
    }

    @Override
    public double penalty() {
        return weights().stream().mapToDouble(Weights::penalty).sum() + activated.penalty();
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
        long[] outputs = outputShape(values.shape());
        pass.mask().check(values.shape());
        Tensor tensor = Tensor.of(values);
        pass.mask().clear(tensor);
        Tensor linear = affine.forward(tensor.reshaped(tensor.rows(), inputs));
        return activated.forward(linear.reshaped(outputs), pass.mask()).array();
    }

    @Override
    public INDArray backward(INDArray gradients) {
        Tensor byLinear = activated.backward(Tensor.of(gradients));
        Tensor byRows = affine.backward(byLinear.reshaped(byLinear.rows(), units));
        return byRows.reshaped(Shapes.withLast(inputs, byLinear.shape())).array();
    }
}
