package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

class DenseMoETest {

    private static final long SEED = 2019;
    private static final int WIDTH = 5;
    private static final int UNITS = 3;
    private static final int EXPERTS = 4;

    static Stream<Arguments> configurations() {
        DenseMoEConfig plain = DenseMoEConfig.of(UNITS, EXPERTS);
        Regularizer both = new Regularizer(0.05, 0.1);
        WeightConfig weights = WeightConfig.of(Initializers.orthogonal(1)).with(both);
        DenseConfig expert = DenseConfig.of(UNITS, Activation.tanh());
        DenseConfig gate = DenseConfig.of(EXPERTS, Activation.softmax());
        WeightConfig bias = WeightConfig.of(Initializers.ones()).with(both);
        return Stream.concat(
                Activation.names().stream()
                        .map(name -> Arguments.of(
                                name,
                                plain.withExpert(DenseConfig.of(UNITS, Activation.named(name)))
                                        .withGate(DenseConfig.of(EXPERTS, Activation.named(name))))),
                Stream.of(
                        Arguments.of("as it comes", plain),
                        Arguments.of(
                                "no biases",
                                plain.withExpert(expert.withoutBias()).withGate(gate.withoutBias())),
                        Arguments.of("kernels", plain.withExpert(expert.withKernel(weights))),
                        Arguments.of("gate", plain.withGate(gate.withBias(bias).withActivity(both))),
                        Arguments.of(
                                "biases", plain.withExpert(expert.withBias(bias).withActivity(both))),
                        Arguments.of("outputs", plain.withExpert(expert).withActivity(both)),
                        Arguments.of("Keras' fans", plain.withFans(FanRule.KERAS))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void outputsAndGradientsAreTheOracles(String name, DenseMoEConfig config) {
        DenseMoE layer = DenseMoE.of("moe", WIDTH, config, Starts.of(SEED));
        LayerCheck.check(layer, oracle(config, true, true, true), Pass.training(1), SEED, 3, WIDTH);
        Pass masked = Pass.training(2).masked(Nd4j.createFromArray(0f, 1f, 1f));
        LayerCheck.check(layer, oracle(config, false, true, true), masked, SEED, 3, WIDTH);
    }

    @Test
    void rowsAreAllDimensionsButTheLast() {
        DenseMoEConfig config = DenseMoEConfig.of(UNITS, EXPERTS);
        DenseMoE layer = DenseMoE.of("moe", WIDTH, config, Starts.of(SEED));
        assertThat(layer.outputShape(2, 3, WIDTH)).containsExactly(2, 3, UNITS);
        LayerCheck.check(
                layer, oracle(config, true, true, true, true, true, true), Pass.predicting(), SEED, 2, 3, WIDTH);
    }

    /** The bounds of mixture-of-experts: Glorot's for each expert, and for the gate of each, which has one unit. */
    @Test
    void kernelsStartUniformlyByTheScales() {
        DenseMoEConfig config = DenseMoEConfig.of(40, 20).withScales(2, 0.5);
        List<Weights> weights = DenseMoE.of("moe", 60, config, Starts.of(SEED)).weights();
        assertThat(weights.stream().map(each -> each.name() + Arrays.toString(each.shape())))
                .containsExactly(
                        "moe.experts.0.kernel[60, 40, 20]",
                        "moe.experts.0.bias[40, 20]",
                        "moe.gate.kernel[60, 20]",
                        "moe.gate.bias[20]");
        assertThat(most(weights.get(0))).isBetween(0.99 * Math.sqrt(6 / 50.0), Math.sqrt(6 / 50.0) + 1e-7);
        assertThat(most(weights.get(2))).isBetween(0.97 * Math.sqrt(1.5 / 30.5), Math.sqrt(1.5 / 30.5) + 1e-7);
        assertThat(most(weights.get(1))).isZero();
    }

    @Test
    void refusesWhatDoesNotFit() {
        DenseMoE layer = DenseMoE.of("moe", WIDTH, DenseMoEConfig.of(UNITS, EXPERTS), Starts.of(SEED));
        assertThatThrownBy(() -> layer.outputShape(2, 6)).hasMessageStartingWith("moe's inputs: width 6");
        assertThatThrownBy(() -> DenseMoEConfig.of(1, 0)).hasMessage("experts: 0 (expected: >= 1)");
        assertThatThrownBy(() -> DenseMoEConfig.of(1, 2).withScales(0, 1))
                .hasMessage("experts' scale: 0.0 (expected: > 0.0)");
        assertThatThrownBy(() -> DenseMoEConfig.of(1, 2).withGate(DenseConfig.of(3, Activation.linear())))
                .hasMessage("gate's units: 3 (expected: 2, the number of experts)");
    }

    private static LayerOracle oracle(DenseMoEConfig config, boolean... counts) {
        MMoEConfig one = new MMoEConfig(
                EXPERTS, 1, List.of(config.expert()), List.of(config.gate()), config.activity(), config.fans());
        return new MixtureOracle(WIDTH, one, counts);
    }

    private static double most(Weights weights) {
        return Arrays.stream(LayerCheck.doubles(weights.values()))
                .map(Math::abs)
                .max()
                .orElseThrow();
    }
}
