package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.nn.Start;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A multi-gate mixture of experts (Ma et al.: Modeling Task Relationships in Multi-task Learning with Multi-gate
 * Mixture-of-Experts, KDD 2018): of inputs {@code [batch, ..., inputs]}, experts compute {@code [batch, ..., units]}
 * each, and a gate for each task sums them up, weighted row by row.
 *
 * <p>Rows are all places of all dimensions but the last, so that {@code [batch, time, inputs]} is {@code batch * time}
 * rows. keras-mmoe takes such inputs too, but weighs them along the wrong dimensions.
 */
public final class MMoE implements MultiTaskLayer {

    private final String name;
    private final int inputs;
    private final MMoEConfig config;
    private final MixtureOfExperts mixture;

    private MMoE(String name, int inputs, MMoEConfig config, MixtureOfExperts mixture) {
        this.name = name;
        this.inputs = inputs;
        this.config = config;
        this.mixture = mixture;
    }

    /**
     * A layer before its first step. Its weights, layers counted from 0, are {@code name.experts.LAYER.kernel}, {@code
     * [inputs, units, experts]}, and {@code .bias}, {@code [units, experts]}; {@code name.gates.TASK.LAYER.kernel},
     * {@code [inputs, units]}, and {@code .bias}, {@code [units]}.
     *
     * @param name names and seeds its weights
     * @param inputs size of the inputs' last dimension, at least 1
     */
    public static MMoE of(String name, int inputs, MMoEConfig config, Start start) {
        atLeast(name + "'s inputs", inputs, 1);
        Experts experts = DenseExperts.of(name + ".experts", inputs, config, start);
        List<RowGate> gates = IntStream.range(0, config.tasks())
                .mapToObj(task -> new RowGate(DenseStep.stack(name + ".gates." + task, inputs, config.gate(), start)))
                .toList();
        return new MMoE(name, inputs, config, new MixtureOfExperts(experts, gates, config.activity()));
    }

    /** The weight of each expert, {@code [batch, ..., experts]}, in each task's last forward pass. */
    public List<INDArray> gates() {
        return mixture.mixtures().stream().map(Tensor::array).toList();
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
    public List<long[]> outputShapes(long... inputShape) {
        Shapes.checkWidth(name, inputs, inputShape);
        return Collections.nCopies(config.tasks(), Shapes.withLast(config.units(), inputShape));
    }

    @Override
    public List<INDArray> forward(INDArray values, Pass pass) {
        Shapes.checkWidth(name, inputs, values.shape());
        return mixture.forward(Shapes.read(values, pass.mask()), pass.mask()).stream()
                .map(Tensor::array)
                .toList();
    }

    @Override
    public INDArray backward(List<INDArray> gradients) {
        check(
                gradients.size() == config.tasks(),
                name + "'s gradients",
                gradients.size(),
                config.tasks() + ", one for each task");
        return mixture.backward(gradients.stream().map(Tensor::of).toList()).array();
    }
}
