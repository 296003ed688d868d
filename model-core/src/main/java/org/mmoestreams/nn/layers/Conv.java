package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.atLeast;

import java.util.List;
import org.mmoestreams.nn.Start;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution of sequences, images or volumes: a dense layer, with a unit for each filter, of what its receptive
 * field covers of the inputs (a cross-correlation: the kernel is not turned around). Inputs {@code [batch, sizes...,
 * channels]} become {@code [batch, outputs..., filters]}, or with channels first {@code [batch, channels, sizes...]}
 * become {@code [batch, filters, outputs...]}; a softmax runs over the filters in either. A mask is of whole examples.
 *
 * <p>Cost: as many multiply-adds as outputs times weights of the kernel; memory until the backward pass: outputs times
 * values that the kernel covers, {@code batch * outputs * kernel * channels} floats.
 */
public final class Conv implements Layer {

    private final int channels;
    private final int filters;
    private final FieldInputs inputs;
    private final Patches patches;
    private final DenseStep step;
    private long[] last = {};

    private Conv(int channels, int filters, FieldInputs inputs, DenseStep step) {
        this.channels = channels;
        this.filters = filters;
        this.inputs = inputs;
        this.step = step;
        patches = new Patches(inputs);
    }

    /**
     * A layer before its first step. Its weights are {@code name.kernel}, {@code [kernel..., channels, filters]}
     * wherever the channels are, and {@code name.bias}, {@code [filters]}.
     *
     * @param name names and seeds its weights
     * @param channels of the inputs, at least 1
     * @param config whose units are the filters
     */
    public static Conv of(String name, int channels, ReceptiveField field, DenseConfig config, Start start) {
        atLeast(name + "'s channels", channels, 1);
        WeightShape kernel = WeightShape.of(Shapes.joined(field.kernel(), channels, config.units()));
        AffineShape shape = new AffineShape(kernel, WeightShape.of(config.units()));
        DenseStep step = DenseStep.of(name, shape, config, start);
        return new Conv(channels, config.units(), new FieldInputs(name, field), step);
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
        inputs.checkChannels(channels, inputShape);
        return inputs.outputShape(filters, inputShape);
    }

    @Override
    public INDArray forward(INDArray values, Pass pass) {
        long[] outputs = outputShape(values.shape());
        Tensor read = Shapes.readExamples(values, pass.mask());
        Tensor activated = step.forward(patches.forward(read), pass.mask());
        last = outputs;
        return inputs.order().fromLast(activated).array();
    }

    @Override
    public INDArray backward(INDArray gradients) {
        Shapes.checkGradients(last, gradients.shape());
        Tensor byRows = step.backward(inputs.order().toLast(Tensor.of(gradients)));
        return patches.backward(byRows).array();
    }
}
