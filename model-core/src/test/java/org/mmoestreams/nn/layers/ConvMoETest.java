package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.nn.Start;
import org.nd4j.linalg.factory.Nd4j;

class ConvMoETest {

    private static final long SEED = 2019;
    private static final int BATCH = 3;
    private static final int FILTERS = 3;
    private static final int EXPERTS = 2;
    private static final ReceptiveField FIELD = ReceptiveField.of(2, 2);
    private static final long[] IMAGE = {3, 4, 2};

    static Stream<Arguments> layers() {
        ConvMoEConfig plain = ConvMoEConfig.of(FILTERS, EXPERTS, ReceptiveField.of(2));
        Regularizer both = new Regularizer(0.05, 0.1);
        WeightConfig weights = WeightConfig.of(Initializers.heNormal()).with(both);
        DenseConfig expert = DenseConfig.of(FILTERS, Activation.tanh());
        DenseConfig gate = DenseConfig.of(EXPERTS, Activation.softmax());
        return Stream.concat(
                Activation.names().stream()
                        .map(name -> Arguments.of(
                                name,
                                plain.withExpert(DenseConfig.of(FILTERS, Activation.named(name)))
                                        .withGate(DenseConfig.of(EXPERTS, Activation.named(name))))),
                Stream.of(
                        Arguments.of("as it comes", plain),
                        Arguments.of("no expert bias", plain.withExpert(expert.withoutBias())),
                        Arguments.of("no gate bias", plain.withGate(gate.withoutBias())),
                        Arguments.of("expert kernel", plain.withExpert(expert.withKernel(weights))),
                        Arguments.of("expert bias", plain.withExpert(expert.withBias(weightsOfBias(both)))),
                        Arguments.of("experts' outputs", plain.withExpert(expert.withActivity(both))),
                        Arguments.of("gate kernel", plain.withGate(gate.withKernel(weights))),
                        Arguments.of("gate bias", plain.withGate(gate.withBias(weightsOfBias(both)))),
                        Arguments.of("gates' outputs", plain.withGate(gate.withActivity(both))),
                        Arguments.of("outputs", plain.withActivity(both)),
                        Arguments.of("Keras' fans", plain.withFans(FanRule.KERAS))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void outputsAndGradientsAreTheOraclesWithEachArgumentOfItsLayers(String name, ConvMoEConfig config) {
        check(config, 3, 2);
        check(config.withField(config.field().channelsFirst()), 2, 3);
    }

    static Stream<Arguments> fields() {
        ReceptiveField three = ReceptiveField.of(2, 1, 2);
        return Stream.of(
                        FIELD,
                        FIELD.withStrides(2),
                        FIELD.withStrides(1, 3),
                        FIELD.withDilation(2),
                        FIELD.withDilation(1, 3).withPadding(Padding.same()),
                        FIELD.withPadding(Padding.same()),
                        FIELD.withPadding(Padding.same()).withStrides(2, 3),
                        FIELD.withPadding(Padding.of(new Padding.Pads(0, 1), new Padding.Pads(2, 0))),
                        ReceptiveField.of(3),
                        ReceptiveField.of(3).withPadding(Padding.same()),
                        ReceptiveField.of(3).withPadding(Padding.causal()),
                        ReceptiveField.of(3).withPadding(Padding.causal()).withDilation(2),
                        ReceptiveField.of(2).withPadding(Padding.causal()).withStrides(2),
                        three,
                        three.withStrides(2, 1, 1).withPadding(Padding.same()),
                        three.withDilation(1, 1, 2))
                .flatMap(field -> Stream.of(field, field.channelsFirst()))
                .map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void outputsAndGradientsAreTheOraclesWithEachArgumentOfTheField(ReceptiveField field) {
        int[] sizes =
                List.of(new int[] {6}, new int[] {3, 4}, new int[] {2, 1, 3}).get(field.dimensions() - 1);
        long[] example = Arrays.copyOfRange(field.order().shape(1, sizes, 2), 1, sizes.length + 2);
        check(ConvMoEConfig.of(2, 2, field).withGate(DenseConfig.of(2, Activation.softmax())), example);
    }

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void outputsAndGradientsAreTheOraclesOfAnyConfiguration(long seed) {
        Random random = new Random(seed);
        RandomConv drawn = RandomConv.of(random);
        ConvMoE layer = ConvMoE.of("moe", drawn.example(), drawn.config(), Starts.of(seed));
        boolean[] counts = {true, random.nextBoolean()};
        Pass pass = Pass.training(1).masked(Nd4j.createFromArray(1f, counts[1] ? 1f : 0f));
        LayerOracle oracle = new ConvMixtureOracle(drawn.config(), drawn.example(), counts);
        LayerCheck.check(layer, oracle, pass, seed, Shapes.joined(2, drawn.example()));
    }

    /** As the layers of mixture-of-experts with the same arguments. */
    @Test
    void weightsHaveTheShapesAndDeviationsOfMixtureOfExperts() {
        ConvMoEConfig config = ConvMoEConfig.of(16, 5, ReceptiveField.of(3, 2)).withScales(2, 0.5);
        for (FanRule rule : FanRule.values()) {
            List<Weights> weights = ConvMoE.of("moe", new long[] {6, 7, 20}, config.withFans(rule), Starts.of(SEED))
                    .weights();
            assertThat(weights.stream().map(each -> each.name() + Arrays.toString(each.shape())))
                    .containsExactly(
                            "moe.experts.kernel[3, 2, 20, 80]",
                            "moe.experts.bias[80]",
                            "moe.gate.kernel[6, 7, 20, 16, 5]",
                            "moe.gate.bias[16, 5]");
            assertThat(deviation(weights.get(0))).isCloseTo(2 / Math.sqrt(20 * 6), Percentage.withPercentage(2));
            assertThat(weights.get(1).values()).containsOnly(0);
            double ofGate = 0.5 / Math.sqrt(rule == FanRule.KERAS ? 42 * 20 * 16 : 42 * 20);
            assertThat(deviation(weights.get(2))).isCloseTo(ofGate, Percentage.withPercentage(2));
            assertThat(weights.get(3).values()).containsOnly(0);
        }
    }

    /** Both are layers of the same weights over the same values, which lie elsewhere. */
    @Test
    void channelsFirstGiveWhatChannelsLastDo() {
        ReceptiveField field = FIELD.withPadding(Padding.same()).withStrides(2, 1);
        ConvMoEConfig config =
                ConvMoEConfig.of(FILTERS, EXPERTS, field).withGate(DenseConfig.of(EXPERTS, Activation.softmax()));
        ConvMoE last = ConvMoE.of("moe", IMAGE, config, Starts.of(SEED));
        ConvMoE first = ConvMoE.of("moe", new long[] {2, 3, 4}, config.withField(field.channelsFirst()), Starts.of(1));
        Tensor images = Tensor.of(LayerCheck.gaussians(new Random(SEED), 2 * 24), 2, 3, 4, 2);
        Map<Integer, float[]> moved = Map.of(
                0, last.weights().get(0).values(),
                1, last.weights().get(1).values(),
                2,
                        Tensor.of(last.weights().get(2).array().permute(2, 0, 1, 3, 4))
                                .values(),
                3, last.weights().get(3).values());
        moved.forEach((i, values) -> first.weights().get(i).set(values));
        Tensor expected =
                Tensor.of(last.forward(images.array(), Pass.predicting()).permute(0, 3, 1, 2));
        Tensor outputs = Tensor.of(first.forward(images.array().permute(0, 3, 1, 2), Pass.predicting()));
        assertThat(outputs.shape()).containsExactly(2, FILTERS, 2, 4);
        assertThat(outputs.values()).containsExactly(expected.values(), Offset.offset(1e-5f));
        assertThat(first.gate()).isEqualTo(last.gate());
    }

    @Test
    void gateWeighsTheExpertsOfEachFilter() {
        ConvMoEConfig config =
                ConvMoEConfig.of(FILTERS, EXPERTS, FIELD).withGate(DenseConfig.of(EXPERTS, Activation.softmax()));
        ConvMoE layer = ConvMoE.of("moe", IMAGE, config, Starts.of(SEED));
        layer.forward(Nd4j.ones(BATCH, 3, 4, 2), Pass.predicting());
        Tensor gate = Tensor.of(layer.gate());
        assertThat(gate.shape()).containsExactly(BATCH, FILTERS, EXPERTS);
        for (int i = 0; i < gate.values().length; i += EXPERTS) {
            assertThat(gate.values()[i] + gate.values()[i + 1]).isCloseTo(1, Offset.offset(1e-6f));
        }
    }

    @Test
    void constraintsHoldAfterEachUpdate() {
        Start start = Starts.of(SEED, UpdateRule.SGD);
        WeightConfig bounded = WeightConfig.of(Initializers.normal(0, 1)).with(Constraint.maxNorm(0.5, 0, 1, 2));
        WeightConfig positive = WeightConfig.of(Initializers.zeros()).with(Constraint.nonNegative());
        ConvMoEConfig config = ConvMoEConfig.of(FILTERS, EXPERTS, FIELD)
                .withExpert(DenseConfig.of(FILTERS, Activation.linear())
                        .withKernel(bounded)
                        .withBias(positive))
                .withGate(DenseConfig.of(EXPERTS, Activation.softmax())
                        .withKernel(bounded)
                        .withBias(positive.with(Constraint.unitNorm(1))));
        ConvMoE layer = ConvMoE.of("moe", IMAGE, config, start);
        Training training = Training.of(layer, start.optimizers());
        layer.forward(Nd4j.ones(BATCH, 3, 4, 2), training.next());
        layer.backward(Tensor.of(LayerCheck.gaussians(new Random(SEED), BATCH * 18), BATCH, 2, 3, FILTERS)
                .array());
        assertThat(training.update()).isTrue();
        for (int tensor : new int[] {0, 2}) {
            assertThat(norms(layer.weights().get(tensor).values(), FILTERS * EXPERTS))
                    .allSatisfy(norm -> assertThat(norm).isLessThanOrEqualTo(0.5 + 1e-5));
        }
        for (float bias : layer.weights().get(1).values()) {
            assertThat(bias).isNotNegative();
        }
        float[] unit = layer.weights().get(3).values();
        for (int i = 0; i < unit.length; i += EXPERTS) {
            assertThat(Math.hypot(unit[i], unit[i + 1])).isCloseTo(1, Offset.offset(1e-2));
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        ConvMoEConfig config = ConvMoEConfig.of(FILTERS, EXPERTS, FIELD);
        ConvMoE layer = ConvMoE.of("moe", IMAGE, config, Starts.of(SEED));
        assertThat(layer.outputShape(7, 3, 4, 2)).containsExactly(7, 2, 3, FILTERS);
        assertThatThrownBy(() -> layer.outputShape(7, 4, 4, 2))
                .hasMessage("moe's inputs: shape [7, 4, 4, 2] (expected: a batch of [3, 4, 2], which its gate has"
                        + " weights for)");
        assertThatThrownBy(() -> layer.outputShape(0, 3, 4, 2)).hasMessageStartingWith("moe's inputs: shape [0, 3");
        assertThatThrownBy(() -> layer.backward(Nd4j.zeros(7, 2, 3, FILTERS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no forward pass");
        layer.forward(Nd4j.zeros(1, 3, 4, 2), Pass.predicting());
        assertThatThrownBy(() -> layer.backward(Nd4j.zeros(1, 3, 4, 2)))
                .hasMessage("gradients: shape [1, 3, 4, 2] (expected: that of the outputs, [1, 2, 3, 3])");
        Pass ofPlaces = Pass.predicting().masked(Nd4j.ones(1, 3));
        assertThatThrownBy(() -> layer.forward(Nd4j.zeros(1, 3, 4, 2), ofPlaces))
                .hasMessage(
                        "mask: shape [1, 3] (expected: [batch], of whole examples, of inputs of shape [1, 3, 4, 2])");
        assertThatThrownBy(() -> ConvMoE.of("moe", new long[] {1, 4, 2}, config, Starts.of(SEED)))
                .hasMessage("moe's inputs: size 1, of shape [1, 1, 4, 2] (expected: with its padding >= 2, the extent"
                        + " of the kernel along dimension 0)");
        assertThatThrownBy(() -> ConvMoE.of("moe", new long[] {4, 2}, config, Starts.of(SEED)))
                .hasMessage("moe's inputs: shape [1, 4, 2] (expected: [batch, size, size, channels], all >= 1)");
        assertThatThrownBy(
                        () -> ConvMoE.of("moe", new long[] {999, 999, 99}, ConvMoEConfig.of(9, 9, FIELD), Starts.of(1)))
                .hasMessage("shape of weights: [999, 999, 99, 9, 9] (expected: at most 2147483647 weights; make the"
                        + " layer smaller)");
        ConvMoEConfig vast = ConvMoEConfig.of(1 << 16, 1 << 16, FIELD);
        assertThatThrownBy(() -> ConvMoE.of("moe", IMAGE, vast, Starts.of(1)))
                .hasMessage("filters times experts: 4294967296 (expected: <= 2147483647)");
        assertThatThrownBy(() -> ConvMoEConfig.of(0, 1, FIELD)).hasMessage("units: 0 (expected: >= 1)");
        assertThatThrownBy(() -> ConvMoEConfig.of(1, 0, FIELD)).hasMessage("experts: 0 (expected: >= 1)");
        assertThatThrownBy(() -> config.withScales(1, 0)).hasMessage("gate's scale: 0.0 (expected: > 0.0)");
        assertThatThrownBy(() -> config.withScales(-1, 1)).hasMessage("experts' scale: -1.0 (expected: > 0.0)");
        assertThatThrownBy(() -> config.withGate(DenseConfig.of(3, Activation.softmax())))
                .hasMessage("gate's units: 3 (expected: 2, the number of experts)");
    }

    private static void check(ConvMoEConfig config, long... example) {
        ConvMoE layer = ConvMoE.of("moe", example, config, Starts.of(SEED));
        long[] shape = Shapes.joined(2, example);
        LayerCheck.check(layer, new ConvMixtureOracle(config, example, true, true), Pass.training(1), SEED, shape);
        Pass masked = Pass.training(2).masked(Nd4j.createFromArray(0f, 1f));
        LayerCheck.check(layer, new ConvMixtureOracle(config, example, false, true), masked, SEED, shape);
    }

    private static WeightConfig weightsOfBias(Regularizer regularizer) {
        return WeightConfig.of(Initializers.ones()).with(regularizer);
    }

    private static double deviation(Weights weights) {
        return Math.sqrt(Arrays.stream(LayerCheck.doubles(weights.values()))
                .map(x -> x * x)
                .average()
                .orElseThrow());
    }

    private static List<Double> norms(float[] weights, int vectors) {
        return IntStream.range(0, vectors)
                .mapToObj(vector -> Math.sqrt(IntStream.range(0, weights.length / vectors)
                        .mapToDouble(row -> weights[row * vectors + vector])
                        .map(x -> x * x)
                        .sum()))
                .toList();
    }
}
