package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.mmoestreams.nn.Start;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution that is a mixture of experts: Conv1DMoE, Conv2DMoE and Conv3DMoE of mixture-of-experts, by how many
 * dimensions the receptive field has. Of each filter, several experts convolve the inputs, as {@link Conv} does, and a
 * gate weighs them by all values of the example, the same at all places: output f at a place is the sum over experts k
 * of g(V_fk x + b_fk) h(W_fk * x + c_fk), with x the whole example and * the convolution. A softmax h runs over the
 * filters of an expert, a softmax g over the experts of a filter.
 *
 * <p>Shapes, masks, cost and memory are those of {@link Conv} with {@code filters * experts} filters; and since the
 * gate sees whole examples, all of them have one size.
 */
public final class ConvMoE implements Layer {

    private final String name;
    private final long[] example;
    private final int filters;
    private final FieldInputs inputs;
    private final MixtureOfExperts mixture;
    private long[] last = {};

    private ConvMoE(String name, long[] example, int filters, FieldInputs inputs, MixtureOfExperts mixture) {
        this.name = name;
        this.example = example;
        this.filters = filters;
        this.inputs = inputs;
        this.mixture = mixture;
    }

    /**
     * A layer before its first step. Its weights are {@code name.experts.kernel}, {@code [kernel..., channels,
     * filters * experts]}, and {@code .bias}, {@code [filters * experts]}, a filter's experts next to each other,
     * wherever the channels are; {@code name.gate.kernel}, {@code [example..., filters, experts]}, and {@code .bias},
     * {@code [filters, experts]}.
     *
     * @param name names and seeds its weights
     * @param example the shape of an example, without the batch: {@code [sizes..., channels]}, or with channels first
     *     {@code [channels, sizes...]}
     */
    public static ConvMoE of(String name, long[] example, ConvMoEConfig config, Start start) {
        FieldInputs inputs = new FieldInputs(name, config.field());
        inputs.checkShape(Shapes.joined(1, example));
        DenseMoEConfig mixed = config.mixture();
        int channels = Math.toIntExact(inputs.order().channels(Shapes.joined(1, example)));
        int filters = config.filters();
        DenseExperts experts = DenseExperts.ofLayer(
                name + ".experts",
                ofExperts(Shapes.joined(config.field().kernel(), channels, filters), mixed.experts()),
                mixed.expert(),
                mixed.fans(),
                start);
        int[] values = LongStream.of(example).mapToInt(Math::toIntExact).toArray();
        AffineShape ofGate = ofGate(Shapes.joined(values, filters, mixed.experts()), mixed.fans());
        FilterGate gate = FilterGate.of(name + ".gate", ofGate, mixed.gate(), start);
        MixtureOfExperts mixture =
                new MixtureOfExperts(new ConvExperts(new Patches(inputs), experts), List.of(gate), mixed.activity());
        return new ConvMoE(name, example.clone(), filters, inputs, mixture);
    }

    /** The weight of each filter's experts, {@code [batch, filters, experts]}, in the last forward pass. */
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
        boolean fits = inputShape.length == example.length + 1
                && Arrays.equals(example, Arrays.copyOfRange(inputShape, 1, inputShape.length));
        check(
                fits,
                name + "'s inputs",
                "shape " + Arrays.toString(inputShape),
                "a batch of " + Arrays.toString(example) + ", which its gate has weights for");
        inputs.checkShape(inputShape);
        return inputs.outputShape(filters, inputShape);
    }

    @Override
    public INDArray forward(INDArray values, Pass pass) {
        long[] outputs = outputShape(values.shape());
        Tensor read = Shapes.readExamples(values, pass.mask());
        Tensor sum = mixture.forward(read, pass.mask()).get(0);
        last = outputs;
        return inputs.order().fromLast(sum).array();
    }

    @Override
    public INDArray backward(INDArray gradients) {
        Shapes.checkGradients(last, gradients.shape());
        Tensor byOutputs = inputs.order().toLast(Tensor.of(gradients));
        Tensor flat = mixture.backward(List.of(byOutputs));
        return flat.reshaped(Shapes.joined(last[0], example)).array();
    }

    /** @param ofOne the kernel of an expert */
    private static AffineShape ofExperts(int[] ofOne, int experts) {
        int filters = ofOne[ofOne.length - 1];
        check(
                (long) filters * experts <= Integer.MAX_VALUE,
                "filters times experts",
                (long) filters * experts,
                "<= " + Integer.MAX_VALUE);
        int[] all = ofOne.clone();
        all[all.length - 1] = filters * experts;
        return new AffineShape(
                WeightShape.of(all).ofPieces(ofOne),
                WeightShape.of(all[all.length - 1]).ofPieces(filters));
    }

    /** @param all an example's dimensions, filters and experts */
    private static AffineShape ofGate(int[] all, FanRule rule) {
        int filters = all[all.length - 2];
        int experts = all[all.length - 1];
        WeightShape kernel = WeightShape.of(all);
        WeightShape bias = WeightShape.of(filters, experts);
        return rule == FanRule.KERAS
                ? new AffineShape(kernel, bias)
                : new AffineShape(kernel.ofPieces(kernel.length() / bias.length(), filters), bias.ofPieces(filters));
    }
}
