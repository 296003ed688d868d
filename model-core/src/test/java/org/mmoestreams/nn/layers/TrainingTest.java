package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.nn.Start;
import org.mmoestreams.state.ChunkKey;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TrainingTest {

    private static final long SEED = 4321;
    private static final int STEPS = 6;
    private static final int WIDTH = 4;

    /**
     * A network of every layer and argument there is goes on with the same bits from any step. That each layer and rule
     * is tried is for {@link CutPointsOfLayersTest} and {@code OptimizerTest.fixtureHasEveryKind}.
     */
    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void goesOnBitForBitFromAnyStep(UpdateRule rule) {
        List<Map<String, byte[]>> afterStep = new ArrayList<>();
        Network network = new Network(rule);
        Map<String, byte[]> stored = new TreeMap<>();
        network.training.drainChanges(stored::put);
        afterStep.add(new TreeMap<>(stored));
        for (int step = 1; step <= STEPS; step++) {
            network.learn(step);
            network.training.drainChanges(stored::put);
            afterStep.add(new TreeMap<>(stored));
        }
        for (int cut = 0; cut <= STEPS; cut++) {
            Network restored = new Network(rule);
            afterStep.get(cut).forEach((key, value) -> restored.training.load(ChunkKey.parse(key), value));
            Map<String, byte[]> changes = new TreeMap<>(afterStep.get(cut));
            for (int step = cut + 1; step <= STEPS; step++) {
                restored.learn(step);
            }
            restored.training.drainChanges(changes::put);
            assertThat(hex(changes)).as("seed %d, cut after step %d", SEED, cut).isEqualTo(hex(stored));
            assertThat(restored.training.steps()).isEqualTo(STEPS);
            assertThat(restored.predictions()).containsExactly(network.predictions());
        }
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void learnsWhatCanBeLearnt(UpdateRule rule) {
        Start start = Starts.of(SEED, rule);
        MMoEConfig config = MMoEConfig.of(8, 4, 2);
        MultiTask network = MultiTask.of(
                MMoE.of("mmoe", 2, config, start),
                List.of(
                        Dense.of("a", 8, DenseConfig.of(1, Activation.linear()), start),
                        Dense.of("b", 8, DenseConfig.of(1, Activation.linear()), start)));
        Training training = Training.of(network, start.optimizers());
        Random random = new Random(SEED);
        double first = 0;
        double last = 0;
        for (int step = 0; step < 600; step++) {
            Tensor x = Tensor.of(LayerCheck.gaussians(random, 64), 32, 2);
            float[] sums = new float[32];
            float[] products = new float[32];
            for (int row = 0; row < 32; row++) {
                sums[row] = x.values()[2 * row] > x.values()[2 * row + 1] ? 1 : 0;
                products[row] = x.values()[2 * row] * x.values()[2 * row + 1] > 0 ? 1 : 0;
            }
            List<INDArray> logits = network.forward(x.array(), training.next());
            BatchLoss a = BatchLoss.binary(logits.get(0), Tensor.of(sums, 32, 1).array(), RowMask.none());
            BatchLoss b =
                    BatchLoss.binary(logits.get(1), Tensor.of(products, 32, 1).array(), RowMask.none());
            network.backward(List.of(a.gradients(), b.gradients()));
            assertThat(training.update()).isTrue();
            first += step < 20 ? (a.value() + b.value()) / 20 : 0;
            last += step >= 580 ? (a.value() + b.value()) / 20 : 0;
        }
        assertThat(last).as("seed %d, from %f", SEED, first).isLessThan(0.5 * first);
    }

    @Test
    void aStepWithAGradientThatIsNotFiniteIsNotTaken() {
        Network network = new Network(UpdateRule.ADAM);
        network.learn(1);
        Map<String, byte[]> before = new TreeMap<>();
        network.training.drainChanges(before::put);
        INDArray inputs = Nd4j.ones(3, WIDTH);
        List<INDArray> outputs = network.layers.forward(inputs, network.training.next());
        float[] lost = new float[6];
        lost[3] = Float.NaN;
        network.layers.backward(List.of(Tensor.of(lost, 3, 2).array(), outputs.get(1)));
        assertThat(network.training.update()).isFalse();
        Map<String, byte[]> changes = new TreeMap<>();
        network.training.drainChanges(changes::put);
        assertThat(changes).isEmpty();
        assertThat(network.training.steps()).isEqualTo(1);
    }

    @Test
    void refusesStateOfAnotherNetwork() {
        Network network = new Network(UpdateRule.SGD);
        assertThatThrownBy(() -> network.training.load(new ChunkKey("other.kernel", 0), new byte[4]))
                .hasMessageStartingWith("chunk: other.kernel/000000 (expected: one of [bottom.kernel");
        assertThatThrownBy(() -> network.training.load(new ChunkKey("training.steps", 0), new byte[4]))
                .hasMessage("training.steps/000000: 4 bytes (expected: 8 of block 0)");
        assertThatThrownBy(() -> network.training.load(new ChunkKey("norm.moments", 0), new byte[4]))
                .hasMessageStartingWith("norm.moments/000000: 4 bytes (expected: 136 bytes of block 0");
        assertThatThrownBy(network.training::update).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void predictsAfterItWasClosed() {
        Network network = new Network(UpdateRule.SGD);
        float[] before = network.predictions();
        network.layers.close();
        network.layers.close();
        assertThat(network.predictions()).containsExactly(before);
    }

    private static Map<String, String> hex(Map<String, byte[]> chunks) {
        return chunks.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> HexFormat.of()
                .formatHex(each.getValue())));
    }

    /** Every layer, every constraint, deep experts and gates, drop-out, masks. */
    private static final class Network {

        private final MultiTask layers;
        private final Training training;

        Network(UpdateRule rule) {
            Start start = Starts.of(SEED, rule);
            Regularizer both = new Regularizer(1e-3, 1e-3);
            WeightConfig weights = WeightConfig.of(Initializers.heNormal()).with(both);
            DenseConfig expert = DenseConfig.of(5, Activation.gelu())
                    .withKernel(weights.with(Constraint.maxNorm(1, 0)))
                    .withBias(weights.with(Constraint.minMaxNorm(0.1, 1, 0.5, 0)));
            MMoEConfig config = MMoEConfig.of(5, 3, 2)
                    .withExpert(DenseConfig.of(6, Activation.relu()), expert)
                    .withGate(DenseConfig.of(4, Activation.tanh()), DenseConfig.of(3, Activation.softmax()))
                    .withActivity(both);
            Sequential bottom = Sequential.of(
                    Dense.of(
                            "bottom",
                            WIDTH,
                            DenseConfig.of(8, Activation.linear()).withKernel(weights),
                            start),
                    BatchNormalization.of("norm", 8, BatchNormConfig.standard().withMemory(7), start),
                    ActivationLayer.of(Activation.relu()),
                    DropOut.of("drop", 0.3, start),
                    Residual.of(DenseMoE.of("moe", 8, DenseMoEConfig.of(8, 2), start)));
            layers = MultiTask.of(MMoE.of("mmoe", 8, config, start), List.of(tower("0", start), tower("1", start)))
                    .on(bottom);
            training = Training.of(layers, start.optimizers());
        }

        private static Sequential tower(String task, Start start) {
            DenseConfig last = DenseConfig.of(2, Activation.sigmoid())
                    .withKernel(WeightConfig.of(Initializers.orthogonal(1)).with(Constraint.unitNorm(0)))
                    .withBias(WeightConfig.of(Initializers.ones()).with(Constraint.nonNegative()));
            return Sequential.of(
                    LayerNormalization.of("tower." + task + ".norm", 5, NormConfig.standard(), start),
                    Dense.of("tower." + task, 5, last, start));
        }

        void learn(int step) {
            Random random = new Random(SEED * 100 + step);
            INDArray inputs =
                    Tensor.of(LayerCheck.gaussians(random, 5 * WIDTH), 5, WIDTH).array();
            Pass pass = training.next();
            Pass own = step % 2 == 0 ? pass.masked(Nd4j.createFromArray(1f, 1f, 0f, 1f, 0f)) : pass;
            List<INDArray> outputs = layers.forward(inputs, own);
            layers.backward(outputs.stream().map(each -> each.sub(0.3)).toList());
            assertThat(training.update()).isTrue();
        }

        float[] predictions() {
            INDArray inputs = Tensor.of(LayerCheck.gaussians(new Random(SEED), 3 * WIDTH), 3, WIDTH)
                    .array();
            List<INDArray> outputs = layers.forward(inputs, Pass.predicting());
            float[] all = Arrays.copyOf(Tensor.of(outputs.get(0)).values(), 12);
            System.arraycopy(Tensor.of(outputs.get(1)).values(), 0, all, 6, 6);
            return all;
        }
    }
}
