package org.mmoestreams.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.nn.Start;

/** A dense layer on tensors {@code [batch, ..., inputs]}: what {@link Dense} and the layers of gates consist of. */
final class DenseStep {

    private final int inputs;
    private final int units;
    private final Affine affine;
    private final Activated activated;

    private DenseStep(AffineShape shape, Affine affine, Activated activated) {
        inputs = shape.inputs();
        units = shape.outputs();
        this.affine = affine;
        this.activated = activated;
    }

    /** A step whose kernel is drawn as one piece. */
    static DenseStep of(String name, int inputs, DenseConfig config, Start start) {
        return of(name, AffineShape.of(inputs, config.units()), config, start);
    }

    /** A step whose weights have this shape. */
    static DenseStep of(String name, AffineShape shape, DenseConfig config, Start start) {
        Affine affine = Affine.of(name, shape, config, start);
        return new DenseStep(shape, affine, new Activated(config.activation(), config.activity()));
    }

    /** A step of which each unit's weights are drawn by themselves. */
    static DenseStep ofSingleUnits(String name, int inputs, DenseConfig config, Start start) {
        WeightShape kernel = WeightShape.of(inputs, config.units()).ofPieces(inputs, 1);
        return of(name, new AffineShape(kernel, WeightShape.of(config.units())), config, start);
    }

    /** Steps one after another, {@code name.0} and so on. */
    static List<DenseStep> stack(String name, int inputs, List<DenseConfig> configs, Start start) {
        List<DenseStep> steps = new ArrayList<>();
        int width = inputs;
        for (DenseConfig config : configs) {
            steps.add(of(name + '.' + steps.size(), width, config, start));
            width = config.units();
        }
        return steps;
    }

    List<Weights> weights() {
        return affine.weights();
    }

    double penalty() {
        return weights().stream().mapToDouble(Weights::penalty).sum() + activated.penalty();
    }

    Tensor forward(Tensor tensor, RowMask mask) {
        Tensor linear = affine.forward(tensor.reshaped(tensor.rows(), inputs));
        return activated.forward(linear.reshaped(Shapes.withLast(units, tensor.shape())), mask);
    }

    Tensor backward(Tensor gradients) {
        Tensor byLinear = activated.backward(gradients);
        Tensor byRows = affine.backward(byLinear.reshaped(byLinear.rows(), units));
        return byRows.reshaped(Shapes.withLast(inputs, byLinear.shape()));
    }
}
