package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MMoETest {

    private static final long SEED = 1018;
    private static final int WIDTH = 5;
    private static final Offset<Float> NEAR = Offset.offset(1e-6f);

    static Stream<Arguments> configurations() {
        MMoEConfig plain = MMoEConfig.of(3, 4, 2);
        Regularizer both = new Regularizer(0.05, 0.1);
        WeightConfig weights = WeightConfig.of(Initializers.heUniform()).with(both);
        DenseConfig expert = DenseConfig.of(3, Activation.tanh());
        DenseConfig gate = DenseConfig.of(4, Activation.softmax());
        return Stream.concat(
                Activation.names().stream()
                        .flatMap(name -> Stream.of(
                                Arguments.of(
                                        "experts of " + name,
                                        plain.withExpert(DenseConfig.of(3, Activation.named(name)))),
                                Arguments.of(
                                        "gates of " + name,
                                        plain.withGate(DenseConfig.of(4, Activation.named(name)))))),
                Stream.of(
                        Arguments.of("experts without bias", plain.withExpert(expert.withoutBias())),
                        Arguments.of("gates without bias", plain.withGate(gate.withoutBias())),
                        Arguments.of(
                                "neither",
                                plain.withExpert(expert.withoutBias()).withGate(gate.withoutBias())),
                        Arguments.of("expert kernel regularised", plain.withExpert(expert.withKernel(weights))),
                        Arguments.of("expert bias regularised", plain.withExpert(expert.withBias(weights))),
                        Arguments.of("gate kernel regularised", plain.withGate(gate.withKernel(weights))),
                        Arguments.of("gate bias regularised", plain.withGate(gate.withBias(weights))),
                        Arguments.of(
                                "outputs regularised", plain.withExpert(expert).withActivity(both)),
                        Arguments.of("experts' outputs regularised", plain.withExpert(expert.withActivity(both))),
                        Arguments.of("gates regularised", plain.withGate(gate.withActivity(both))),
                        Arguments.of(
                                "deep experts", plain.withExpert(DenseConfig.of(6, Activation.softplus()), expert)),
                        Arguments.of(
                                "deeper experts",
                                plain.withExpert(
                                        DenseConfig.of(2, Activation.gelu()).withoutBias(),
                                        DenseConfig.of(4, Activation.softmax()).withKernel(weights),
                                        expert)),
                        Arguments.of("deep gates", plain.withGate(DenseConfig.of(3, Activation.elu(1)), gate)),
                        Arguments.of("one expert", MMoEConfig.of(2, 1, 3)),
                        Arguments.of("one of all", MMoEConfig.of(1, 1, 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void outputsAndGradientsAreTheOracles(String name, MMoEConfig config) {
        check(config, new boolean[] {true, true, true, true}, Pass.training(1), 4, WIDTH);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void masksRows(String name, MMoEConfig config) {
        Pass pass = Pass.training(1).masked(Nd4j.createFromArray(1f, 0f, 0f, 1f));
        check(config, new boolean[] {true, false, false, true}, pass, 4, WIDTH);
    }

    /** Where keras-mmoe weighs along the wrong dimensions. */
    @Test
    void rowsAreAllDimensionsButTheLast() {
        MMoEConfig config = MMoEConfig.of(3, 4, 2);
        boolean[] counts = new boolean[12];
        Arrays.fill(counts, true);
        check(config, counts, Pass.predicting(), 2, 3, 2, WIDTH);
        counts[0] = false;
        counts[9] = false;
        INDArray mask = Nd4j.createFromArray(0f, 1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f, 0f, 1f, 1f)
                .reshape(2, 3, 2);
        check(config, counts, Pass.predicting().masked(mask), 2, 3, 2, WIDTH);
    }

    /** keras-mmoe's formula evaluated in NumPy and as a graph in ONNX Runtime 1.22. */
    @Test
    void forwardIsTheGoldenVectorOfKerasMmoe() {
        MMoE mmoe = MMoE.of("mmoe", 3, MMoEConfig.of(2, 2, 2), Starts.of(SEED));
        float[] kernel = new float[12];
        for (int i = 0; i < 12; i++) {
            kernel[i] = ((i / 4 + 1) * (i / 2 % 2 + 1) - 2 * (i % 2 + 1)) / 10f;
        }
        set(mmoe, "mmoe.experts.0.kernel", kernel);
        set(mmoe, "mmoe.experts.0.bias", 0, -.1f, .1f, 0);
        for (int task = 0; task < 2; task++) {
            float[] gate = new float[6];
            for (int i = 0; i < 6; i++) {
                gate[i] = (i / 2 - i % 2 + task) / 10f;
            }
            set(mmoe, "mmoe.gates." + task + ".0.kernel", gate);
            set(mmoe, "mmoe.gates." + task + ".0.bias", 0, .05f * (task + 1));
        }
        INDArray inputs = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {-1, .5f, 2}});
        List<INDArray> outputs = mmoe.forward(inputs, Pass.predicting());
        assertThat(values(outputs.get(0)))
                .containsExactly(new float[] {.1268271f, 1.2243763f, .15749376f, .8099917f}, NEAR);
        assertThat(values(outputs.get(1)))
                .containsExactly(new float[] {.12449187f, 1.209197f, .15374921f, .804999f}, NEAR);
        assertThat(values(mmoe.gates().get(0)))
                .containsExactly(new float[] {.6341356f, .3658644f, .5249792f, .4750208f}, NEAR);
        assertThat(values(mmoe.gates().get(1)))
                .containsExactly(new float[] {.6224593f, .3775407f, .5124974f, .4875026f}, NEAR);
    }

    @Test
    void kernelsStartByTheFansOfEachExpertOrByKerasRule() {
        MMoEConfig config = MMoEConfig.of(16, 8, 2);
        double own = deviation(kernel(config));
        assertThat(own).as("seed %d", SEED).isCloseTo(Math.sqrt(1.0 / 100), Percentage.withPercentage(3));
        double keras = deviation(kernel(config.withFans(FanRule.KERAS)));
        assertThat(keras).as("seed %d", SEED).isCloseTo(Math.sqrt(1.0 / 1600), Percentage.withPercentage(3));
    }

    @Test
    void weightsHaveTheNamesAndShapesThatAreDocumented() {
        MMoEConfig config = MMoEConfig.of(3, 4, 2)
                .withExpert(DenseConfig.of(6, Activation.relu()), DenseConfig.of(3, Activation.relu()))
                .withGate(DenseConfig.of(4, Activation.softmax()).withoutBias());
        MMoE mmoe = MMoE.of("m", WIDTH, config, Starts.of(SEED));
        assertThat(mmoe.weights().stream().map(each -> each.name() + Arrays.toString(each.shape())))
                .containsExactly(
                        "m.experts.0.kernel[5, 6, 4]",
                        "m.experts.0.bias[6, 4]",
                        "m.experts.1.kernel[6, 3, 4]",
                        "m.experts.1.bias[3, 4]",
                        "m.gates.0.0.kernel[5, 4]",
                        "m.gates.1.0.kernel[5, 4]");
    }

    @Test
    void refusesWhatDoesNotFit() {
        MMoE mmoe = MMoE.of("mmoe", WIDTH, MMoEConfig.of(3, 4, 2), Starts.of(SEED));
        assertThatThrownBy(() -> mmoe.outputShapes(2, 6))
                .hasMessage("mmoe's inputs: width 6, of shape [2, 6] (expected: width 5, the size of the last"
                        + " dimension)");
        assertThatThrownBy(() -> mmoe.forward(Nd4j.zeros(2, 6), Pass.predicting()))
                .hasMessageStartingWith("mmoe's inputs: width 6");
        assertThatThrownBy(() -> mmoe.backward(List.of(Nd4j.zeros(2, 3))))
                .hasMessage("mmoe's gradients: 1 (expected: 2, one for each task)");
        assertThatThrownBy(() -> mmoe.backward(List.of(Nd4j.zeros(2, 3), Nd4j.zeros(2, 3))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> MMoEConfig.of(0, 1, 1)).hasMessage("units: 0 (expected: >= 1)");
        assertThatThrownBy(() -> MMoEConfig.of(1, 0, 1)).hasMessage("experts: 0 (expected: >= 1)");
        assertThatThrownBy(() -> MMoEConfig.of(1, 1, 0)).hasMessage("tasks: 0 (expected: >= 1)");
        assertThatThrownBy(() -> MMoEConfig.of(3, 4, 2).withGate(DenseConfig.of(3, Activation.softmax())))
                .hasMessage("gate's units: 3 (expected: 4, the number of experts)");
        assertThatThrownBy(() -> MMoEConfig.of(3, 4, 2).withExpert())
                .hasMessage("layers of an expert: 0 (expected: one or more)");
    }

    private static void check(MMoEConfig config, boolean[] counts, Pass pass, long... shape) {
        MMoE mmoe = MMoE.of("mmoe", WIDTH, config, Starts.of(SEED));
        LayerCheck.check(mmoe, new MixtureOracle(WIDTH, config, counts), pass, SEED, shape);
    }

    private static float[] kernel(MMoEConfig config) {
        return MMoE.of("mmoe", 100, config, Starts.of(SEED)).weights().get(0).values();
    }

    private static double deviation(float[] values) {
        return Math.sqrt(Arrays.stream(LayerCheck.doubles(values))
                .map(x -> x * x)
                .average()
                .orElseThrow());
    }

    private static void set(Trainable layer, String name, float... values) {
        layer.weights().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .set(values);
    }

    private static float[] values(INDArray array) {
        return Tensor.of(array).values();
    }
}
