package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.atLeast;

import java.util.List;
import org.mmoestreams.nn.Start;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense layer that is a mixture of experts: of a row x of inputs {@code [batch, ..., inputs]}, the sum over experts k
 * of g(v_k x + b_k) f(W_k x + c_k), with an activation f of experts and g of the gate; {@code [batch, ..., units]}. A
 * softmax f runs over an expert's units, a softmax g over the experts.
 */
public final class DenseMoE implements Layer {

    private final String name;
    private final int inputs;
    private final int units;
    private final MixtureOfExperts mixture;

    private DenseMoE(String name, int inputs, int units, MixtureOfExperts mixture) {
        this.name = name;
        this.inputs = inputs;
        this.units = units;
        this.mixture = mixture;
    }

    /**
     * A layer before its first step. Its weights are {@code name.experts.0.kernel}, {@code [inputs, units, experts]},
     * and {@code .bias}, {@code [units, experts]}; {@code name.gate.kernel}, {@code [inputs, experts]}, and {@code
     * .bias}, {@code [experts]}.
     *
     * @param name names and seeds its weights
     * @param inputs size of the inputs' last dimension, at least 1
     */
    public static DenseMoE of(String name, int inputs, DenseMoEConfig config, Start start) {
        atLeast(name + "'s inputs", inputs, 1);
        MMoEConfig ofExperts = new MMoEConfig(
                config.experts(),
                1,
                List.of(config.expert()),
                List.of(config.gate()),
                config.activity(),
                config.fans());
        DenseStep step = config.fans() == FanRule.KERAS
                ? DenseStep.of(name + ".gate", inputs, config.gate(), start)
                : DenseStep.ofSingleUnits(name + ".gate", inputs, config.gate(), start);
        Experts experts = DenseExperts.of(name + ".experts", inputs, ofExperts, start);
        MixtureOfExperts mixture =
                new MixtureOfExperts(experts, List.of(new RowGate(List.of(step))), config.activity());
        return new DenseMoE(name, inputs, config.expert().units(), mixture);
    }

    /** The weight of each expert, {@code [batch, ..., experts]}, in the last forward pass. */
    public INDArray gate() {
        return mixture.mixtures().get(0).array();
    }

    @Override
    public List<Weights> weights() {
        return mixture.weights();
    }

    @Override
    public double penalty() {
        return mixture.penalty();
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
        return mixture.forward(Shapes.read(values, pass.mask()), pass.mask())
                .get(0)
                .array();
    }

    @Override
    public INDArray backward(INDArray gradients) {
        return mixture.backward(List.of(Tensor.of(gradients))).array();
    }
}
