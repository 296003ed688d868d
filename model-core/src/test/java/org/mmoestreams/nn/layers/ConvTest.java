package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

class ConvTest {

    private static final long SEED = 1998;
    private static final DenseConfig FILTERS = DenseConfig.of(3, Activation.tanh());

    static Stream<Arguments> layers() {
        Regularizer both = new Regularizer(0.05, 0.1);
        WeightConfig weights = WeightConfig.of(Initializers.heNormal()).with(both);
        ReceptiveField field =
                ReceptiveField.of(2, 3).withPadding(Padding.same()).withStrides(2, 1);
        return Stream.of(
                Arguments.of("as it comes", field, FILTERS),
                Arguments.of("softmax of filters", field, DenseConfig.of(3, Activation.softmax())),
                Arguments.of("no bias", field, FILTERS.withoutBias()),
                Arguments.of("kernel", field, FILTERS.withKernel(weights)),
                Arguments.of(
                        "bias",
                        field,
                        FILTERS.withBias(WeightConfig.of(Initializers.ones()).with(both))),
                Arguments.of("outputs", field, FILTERS.withActivity(both)),
                Arguments.of("dilation", field.withDilation(2), FILTERS),
                Arguments.of("sequence", ReceptiveField.of(2).withPadding(Padding.causal()), FILTERS),
                Arguments.of("volume", ReceptiveField.of(2, 1, 2).withStrides(1, 1, 2), FILTERS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void outputsAndGradientsAreTheOracles(String name, ReceptiveField field, DenseConfig config) {
        for (ReceptiveField each : new ReceptiveField[] {field, field.channelsFirst()}) {
            int[] sizes = Arrays.copyOf(new int[] {3, 4, 2}, field.dimensions());
            long[] shape = each.order().shape(2, sizes, 2);
            ConvOracle oracle = new ConvOracle(each, Arrays.copyOfRange(shape, 1, shape.length));
            Conv conv = Conv.of("conv", 2, each, config, Starts.of(SEED));
            LayerCheck.check(conv, oracle.layer(config), Pass.predicting(), SEED, shape);
            assertThat(conv.outputShape(shape)).isEqualTo(oracle.outputShape(2, 3, field.dimensions()));
        }
    }

    @Test
    void takesInputsOfAnySizeOneAfterAnother() {
        Conv conv = Conv.of("conv", 1, ReceptiveField.of(2), DenseConfig.of(1, Activation.linear()), Starts.of(SEED));
        conv.weights().get(0).set(new float[] {1, 10});
        assertThat(outputs(conv, 1, 2, 3)).containsExactly(21, 32);
        assertThat(outputs(conv, 1, 2)).containsExactly(21);
        assertThat(outputs(conv, 1, 2, 3, 4)).containsExactly(21, 32, 43);
    }

    @Test
    void anOutputOfCausalPaddingDependsOnNothingLater() {
        ReceptiveField field =
                ReceptiveField.of(3).withPadding(Padding.causal()).withDilation(2);
        Conv conv = Conv.of("conv", 1, field, DenseConfig.of(1, Activation.linear()), Starts.of(SEED));
        float[] before = outputs(conv, 1, 2, 3, 4, 5, 6);
        float[] after = outputs(conv, 1, 2, 3, 9, 9, 9);
        assertThat(Arrays.copyOf(after, 3)).containsExactly(Arrays.copyOf(before, 3));
        assertThat(after[3]).isNotEqualTo(before[3]);
    }

    @Test
    void leavesExamplesOut() {
        Conv conv = Conv.of("conv", 1, ReceptiveField.of(2), FILTERS.withActivity(Regularizer.l1(1)), Starts.of(SEED));
        Pass pass = Pass.training(1).masked(Nd4j.createFromArray(1f, 0f));
        float[] values = LayerCheck.gaussians(new Random(SEED), 8);
        Arrays.fill(values, 4, 8, Float.NaN);
        float[] outputs = Tensor.of(conv.forward(Tensor.of(values, 2, 4, 1).array(), pass))
                .values();
        assertThat(Arrays.copyOfRange(outputs, 9, 18)).containsOnly(0);
        assertThat(conv.penalty()).isFinite().isPositive();
        conv.backward(Nd4j.ones(2, 3, 3));
        float[] two = conv.weights().get(0).gradients();
        conv.forward(Tensor.of(Arrays.copyOf(values, 4), 1, 4, 1).array(), Pass.training(1));
        conv.backward(Nd4j.ones(1, 3, 3));
        assertThat(two).containsExactly(conv.weights().get(0).gradients());
    }

    /** Glorot's bound by the fans that Keras has for convolutions. */
    @Test
    void kernelStartsByTheFansOfItsField() {
        Conv conv = Conv.of("conv", 8, ReceptiveField.of(3, 5), DenseConfig.of(16, Activation.relu()), Starts.of(SEED));
        Weights kernel = conv.weights().get(0);
        assertThat(kernel.shape()).containsExactly(3, 5, 8, 16);
        double bound = Math.sqrt(6.0 / (15 * 8 + 15 * 16));
        assertThat(Arrays.stream(LayerCheck.doubles(kernel.values()))
                        .map(Math::abs)
                        .max()
                        .orElseThrow())
                .isBetween(0.98 * bound, bound + 1e-7);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Conv conv = Conv.of("conv", 2, ReceptiveField.of(3).withDilation(2), FILTERS, Starts.of(SEED));
        assertThatThrownBy(() -> conv.outputShape(7, 9, 3))
                .hasMessage("conv's inputs: 3 channels, of shape [7, 9, 3] (expected: 2 channels, the size of"
                        + " dimension 2)");
        assertThatThrownBy(() -> conv.outputShape(7, 4, 2))
                .hasMessage("conv's inputs: size 4, of shape [7, 4, 2] (expected: with its padding >= 5, the extent of"
                        + " the kernel along dimension 0)");
        assertThatThrownBy(() -> conv.outputShape(7, 2))
                .hasMessage("conv's inputs: shape [7, 2] (expected: [batch, size, channels], all >= 1)");
        assertThatThrownBy(() -> conv.outputShape(2_000_000, 1000, 2))
                .hasMessage("conv's inputs: shape [2000000, 1000, 2] (expected: fewer of them: outputs times values"
                        + " that the kernel covers at most 2147483647)");
        assertThatThrownBy(() -> conv.backward(Nd4j.zeros(7, 5, 3))).isInstanceOf(IllegalStateException.class);
        ReceptiveField first = ReceptiveField.of(2, 2).channelsFirst();
        Conv channelsFirst = Conv.of("conv", 2, first, FILTERS, Starts.of(SEED));
        assertThatThrownBy(() -> channelsFirst.outputShape(1, 9, 9, 2))
                .hasMessage("conv's inputs: 9 channels, of shape [1, 9, 9, 2] (expected: 2 channels, the size of"
                        + " dimension 1)");
        assertThatThrownBy(() -> channelsFirst.outputShape(1, 2, 9))
                .hasMessage("conv's inputs: shape [1, 2, 9] (expected: [batch, channels, size, size], all >= 1)");
        assertThatThrownBy(() -> Conv.of("conv", 0, ReceptiveField.of(3), FILTERS, Starts.of(SEED)))
                .hasMessage("conv's channels: 0 (expected: >= 1)");
    }

    @Test
    void refusesFieldsThatAreNone() {
        ReceptiveField field = ReceptiveField.of(2, 2);
        assertThatThrownBy(ReceptiveField::of).hasMessage("kernel's dimensions: 0 (expected: 1 to 3)");
        assertThatThrownBy(() -> ReceptiveField.of(1, 1, 1, 1)).hasMessage("kernel's dimensions: 4 (expected: 1 to 3)");
        assertThatThrownBy(() -> ReceptiveField.of(2, 0)).hasMessage("kernel: 0 (expected: >= 1)");
        assertThatThrownBy(() -> field.withStrides(0)).hasMessage("stride: 0 (expected: >= 1)");
        assertThatThrownBy(() -> field.withStrides(1, 1, 1))
                .hasMessage("strides: [1, 1, 1] (expected: one, or one for each of 2 dimensions)");
        assertThatThrownBy(() -> field.withDilation(-1)).hasMessage("dilation: -1 (expected: >= 1)");
        assertThatThrownBy(() -> field.withDilation())
                .hasMessage("dilation: [] (expected: one, or one for each of 2 dimensions)");
        assertThatThrownBy(() -> field.withDilation(Integer.MAX_VALUE))
                .hasMessage("kernel's extent: 2147483648 (expected: <= 2147483647)");
        assertThatThrownBy(() -> field.withPadding(Padding.causal()))
                .hasMessage("padding: causal (expected: another one: a kernel of 2 dimensions has no order of time)");
        assertThatThrownBy(() -> field.withPadding(Padding.of(new Padding.Pads(1, 1))))
                .hasMessage("padding: 1 dimensions (expected: 2, those of the kernel)");
        assertThatThrownBy(() -> new Padding.Pads(-1, 0)).hasMessage("padding before: -1 (expected: >= 0)");
        assertThatThrownBy(() -> new Padding.Pads(0, -1)).hasMessage("padding after: -1 (expected: >= 0)");
    }

    private static float[] outputs(Conv conv, float... sequence) {
        return Tensor.of(conv.forward(Tensor.of(sequence, 1, sequence.length, 1).array(), Pass.predicting()))
                .values();
    }
}
