package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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

/** A network of convolutions, pools and dense layers. */
class ConvNetworkTest {

    private static final long SEED = 77;
    private static final int STEPS = 4;
    private static final int SIDE = 6;

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void goesOnBitForBitFromAnyStep(UpdateRule rule) {
        Network network = new Network(Starts.of(SEED, rule));
        List<Map<String, byte[]>> afterStep = new ArrayList<>();
        Map<String, byte[]> stored = new TreeMap<>();
        for (int step = 0; step <= STEPS; step++) {
            if (step > 0) {
                network.learn(step);
            }
            network.training.drainChanges(stored::put);
            afterStep.add(new TreeMap<>(stored));
        }
        for (int cut = 0; cut <= STEPS; cut++) {
            Network restored = new Network(Starts.of(SEED, rule));
            Map<String, byte[]> changes = new TreeMap<>(afterStep.get(cut));
            changes.forEach((key, value) -> restored.training.load(ChunkKey.parse(key), value));
            for (int step = cut + 1; step <= STEPS; step++) {
                restored.learn(step);
            }
            restored.training.drainChanges(changes::put);
            assertThat(hex(changes)).as("seed %d, cut after step %d", SEED, cut).isEqualTo(hex(stored));
        }
    }

    /** Stripes along rows against stripes along columns, of any phase: no pixel by itself tells. */
    @Test
    void learnsWhatCanBeLearnt() {
        Network network = new Network(Starts.of(SEED, UpdateRule.ADAM));
        double first = network.learn(1);
        double last = 0;
        for (int step = 2; step <= 60; step++) {
            last = network.learn(step);
        }
        assertThat(last).as("seed %d, from %f", SEED, first).isLessThan(0.2 * first);
    }

    @Test
    void flattensExamplesAndGivesGradientsTheirShape() {
        Flatten flatten = Flatten.rows();
        assertThat(flatten.outputShape(4, 2, 3, 5)).containsExactly(4, 30);
        assertThatThrownBy(() -> flatten.backward(Nd4j.zeros(2, 6))).isInstanceOf(IllegalStateException.class);
        Tensor values = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2);
        Pass pass = Pass.predicting().masked(Nd4j.createFromArray(0f, 1f));
        assertThat(Tensor.of(flatten.forward(values.array(), pass)).values()).containsExactly(0, 0, 0, 0, 5, 6, 7, 8);
        INDArray back = flatten.backward(Nd4j.ones(2, 4));
        assertThat(back.shape()).containsExactly(2, 2, 2);
        assertThat(Tensor.of(back).values()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThatThrownBy(() -> flatten.backward(Nd4j.ones(2, 3)))
                .hasMessage("gradients: shape [2, 3] (expected: that of the outputs, [2, 4])");
        assertThatThrownBy(() -> flatten.outputShape(3))
                .hasMessage("flatten's inputs: shape [3] (expected: [batch, ...], sizes >= 1)");
    }

    private static Map<String, String> hex(Map<String, byte[]> chunks) {
        return chunks.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> HexFormat.of()
                .formatHex(each.getValue())));
    }

    private static final class Network {

        private final Sequential layers;
        private final Training training;

        Network(Start start) {
            ReceptiveField three = ReceptiveField.of(3, 3).withPadding(Padding.same());
            WeightConfig kernel = WeightConfig.of(Initializers.heNormal())
                    .with(Regularizer.l2(1e-4))
                    .with(Constraint.maxNorm(3, 0, 1, 2));
            ConvMoEConfig mixture = ConvMoEConfig.of(4, 2, ReceptiveField.of(2, 2))
                    .withExpert(DenseConfig.of(4, Activation.relu()).withKernel(kernel))
                    .withGate(DenseConfig.of(2, Activation.softmax()));
            layers = Sequential.of(
                    Conv.of("conv", 1, three, DenseConfig.of(4, Activation.relu()), start),
                    MaxPool.of(ReceptiveField.tiles(2, 2)),
                    ConvMoE.of("moe", new long[] {3, 3, 4}, mixture, start),
                    Flatten.rows(),
                    Dense.of("last", 16, DenseConfig.of(1, Activation.linear()), start));
            training = Training.of(layers, start.optimizers());
        }

        double learn(int step) {
            Random random = new Random(SEED * 100 + step);
            float[] images = new float[16 * SIDE * SIDE];
            float[] labels = new float[16];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = random.nextInt(2);
                int phase = random.nextInt(3);
                for (int at = 0; at < SIDE * SIDE; at++) {
                    int across = labels[i] > 0 ? at / SIDE : at % SIDE;
                    images[i * SIDE * SIDE + at] = (across + phase) % 3 == 0 ? 1 : 0;
                }
            }
            INDArray logits =
                    layers.forward(Tensor.of(images, 16, SIDE, SIDE, 1).array(), training.next());
            BatchLoss loss = BatchLoss.binary(logits, Tensor.of(labels, 16, 1).array(), RowMask.none());
            layers.backward(loss.gradients());
            assertThat(training.update()).isTrue();
            return loss.value();
        }
    }
}
