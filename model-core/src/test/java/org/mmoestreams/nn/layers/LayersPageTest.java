package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.Start;
import org.mmoestreams.numpy.KerasMmoe;
import org.mmoestreams.numpy.Npz;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.state.ChunkKey;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The examples of docs/layers.md, which are parts of this file, line by line. */
class LayersPageTest {

    private static final Path PAGE = Path.of("..", "docs", "layers.md");
    private static final Path SOURCE = Path.of("src/test/java/org/mmoestreams/nn/layers/LayersPageTest.java");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final int BLOCKS = 10;

    private final INDArray inputs = Nd4j.ones(3, 10);
    private final List<INDArray> labels = List.of(Nd4j.ones(3, 1), Nd4j.zeros(3, 1));

    @Test
    void thePagesExamplesAreTheOnesBelow() throws IOException {
        String source = stripped(Files.readString(SOURCE));
        List<String> blocks = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(match -> stripped(match.group(1)))
                .toList();
        assertThat(blocks).hasSize(BLOCKS).allSatisfy(block -> assertThat(source)
                .contains(block));
    }

    @Test
    void aFirstNetworkLearnsAndPredicts() {
        Start start = new Start(new Initializer(42), Optimizers.of(new Adam(0.01, 0.9, 0.999, 1e-8)));
        MMoE mmoe = MMoE.of("mmoe", 10, MMoEConfig.of(4, 8, 2), start);
        List<DenseConfig> tower = List.of(DenseConfig.of(8, Activation.relu()), DenseConfig.of(1, Activation.linear()));
        MultiTask network = MultiTask.of(
                mmoe,
                List.of(
                        Sequential.dense("tower.clicked", 4, tower, start),
                        Sequential.dense("tower.bought", 4, tower, start)));
        Training training = Training.of(network, start.optimizers());

        assertThat(step(network, training)).isGreaterThan(step(network, training));

        List<INDArray> predicted = network.forward(inputs, Pass.predicting());
        INDArray probabilities = Activation.sigmoid().forward(predicted.get(0));
        List<INDArray> gates = mmoe.gates();

        assertThat(probabilities.shape()).containsExactly(3, 1);
        assertThat(gates.get(1).shape()).containsExactly(3, 8);
    }

    @Test
    void aMixtureHasAllArguments() {
        WeightConfig kernel = WeightConfig.of(Initializers.heNormal())
                .with(new Regularizer(1e-5, 1e-4))
                .with(Constraint.maxNorm(2, 0));
        WeightConfig bias = WeightConfig.of(Initializers.constant(0.1)).with(Constraint.nonNegative());
        MMoEConfig config = MMoEConfig.of(4, 8, 2)
                .withExpert(
                        DenseConfig.of(16, Activation.gelu()),
                        DenseConfig.of(4, Activation.leakyRelu(0.2))
                                .withKernel(kernel)
                                .withBias(bias))
                .withGate(DenseConfig.of(8, Activation.softmax()).withoutBias())
                .withActivity(Regularizer.l2(0.01))
                .withFans(FanRule.PER_EXPERT);

        MMoE mmoe = MMoE.of("mmoe", 10, config, start());
        assertThat(mmoe.outputShapes(3, 10)).containsExactly(new long[] {3, 4}, new long[] {3, 4});
    }

    @Test
    void weightsComeFromNumpyAndGoThere(@TempDir Path folder) {
        MMoE mmoe = MMoE.of("mmoe", 10, MMoEConfig.of(4, 8, 2), start());
        Path file = folder.resolve("mmoe.npz");
        Npz.write(file, KerasMmoe.arrays(MMoE.of("other", 10, MMoEConfig.of(4, 8, 2), start())));

        KerasMmoe.load(Npz.read(file), mmoe);
        Npz.write(file, KerasMmoe.arrays(mmoe));

        assertThat(Npz.read(file).get("gate_kernel_task_1").shape()).containsExactly(10, 8);
    }

    @Test
    void aDenseMixtureSaysItsShape() {
        Start start = start();

        DenseMoEConfig config = DenseMoEConfig.of(32, 20)
                .withExpert(DenseConfig.of(32, Activation.relu()))
                .withScales(1, 0.5);
        DenseMoE layer = DenseMoE.of("mixture", 10, config, start);
        long[] shape = layer.outputShape(64, 10);

        assertThat(shape).containsExactly(64, 32);
    }

    @Test
    void aMixtureOfConvolutionsTakesImages() {
        Start start = start();
        INDArray images = Nd4j.ones(2, 32, 32, 3);

        ReceptiveField three = ReceptiveField.of(3, 3).withPadding(Padding.same());
        DenseConfig relu = DenseConfig.of(32, Activation.relu());
        ConvMoEConfig config = ConvMoEConfig.of(64, 2, three.withStrides(2))
                .withExpert(DenseConfig.of(64, Activation.relu()))
                .withGate(DenseConfig.of(2, Activation.softmax()))
                .withScales(1, 0.5);
        ConvMoE mixture = ConvMoE.of("mixture", new long[] {16, 16, 32}, config, start);
        Sequential classes = Sequential.of(
                Conv.of("conv", 3, three, relu, start),
                MaxPool.of(ReceptiveField.tiles(2, 2)),
                mixture,
                Flatten.rows(),
                Dense.of("classes", 8 * 8 * 64, DenseConfig.of(10, Activation.linear()), start));
        INDArray logits = classes.forward(images, Pass.predicting());

        assertThat(logits.shape()).containsExactly(2, 10);
        assertThat(mixture.gate().shape()).containsExactly(2, 64, 2);
    }

    @Test
    void aBottomNormalisesAndLeavesOut() {
        Start start = start();
        List<Dense> towers = List.of(
                Dense.of("a", 4, DenseConfig.of(1, Activation.linear()), start),
                Dense.of("b", 4, DenseConfig.of(1, Activation.linear()), start));

        Sequential bottom = Sequential.of(
                Dense.of("bottom", 10, DenseConfig.of(16, Activation.linear()), start),
                BatchNormalization.of("norm", 16, BatchNormConfig.standard().withMemory(50_000), start),
                ActivationLayer.of(Activation.relu()),
                DropOut.of("drop", 0.2, start),
                Residual.of(Dense.of("block", 16, DenseConfig.of(16, Activation.tanh()), start)),
                LayerNormalization.of("last", 16, NormConfig.standard(), start));
        MultiTask network = MultiTask.of(MMoE.of("mmoe", 16, MMoEConfig.of(4, 8, 2), start), towers)
                .on(bottom);

        assertThat(step(network, Training.of(network, start.optimizers()))).isPositive();
    }

    @Test
    void rowsAndLabelsMayBeLeftOut() {
        Start start = start();
        MultiTask network = network(start);
        Training training = Training.of(network, start.optimizers());

        INDArray mask = Nd4j.createFromArray(1f, 1f, 0f);
        Pass pass = training.next().masked(mask);
        List<INDArray> logits = network.forward(inputs, pass);
        BatchLoss clicked = BatchLoss.binary(logits.get(0), labels.get(0), pass.mask());
        BatchLoss bought = BatchLoss.binary(logits.get(1), labels.get(1), RowMask.of(Nd4j.createFromArray(0f, 1f, 0f)));
        network.backward(List.of(clicked.gradients(), bought.gradients()));

        assertThat(training.update()).isTrue();
        assertThat(logits.get(0).getFloat(2, 0)).isZero();
    }

    @Test
    void stateIsRestored() {
        Start start = start();
        MultiTask network = network(start);
        Training training = Training.of(network, start.optimizers());
        step(network, training);
        Start again = start();

        Map<String, byte[]> stored = new HashMap<>();
        training.drainChanges(stored::put);
        Training restored = Training.of(network(again), again.optimizers());
        stored.forEach((key, chunk) -> restored.load(ChunkKey.parse(key), chunk));

        assertThat(restored.steps()).isEqualTo(1);
        assertThat(stored).containsKeys("mmoe.experts.0.kernel/000000", "training.steps/000000");
    }

    private double step(MultiTask network, Training training) {
        List<INDArray> logits = network.forward(inputs, training.next());
        BatchLoss clicked = BatchLoss.binary(logits.get(0), labels.get(0), RowMask.none());
        BatchLoss bought = BatchLoss.binary(logits.get(1), labels.get(1), RowMask.none());
        network.backward(List.of(clicked.gradients(), bought.gradients()));
        boolean taken = training.update();
        double loss = clicked.value() + bought.value() + network.penalty();

        assertThat(taken).isTrue();
        return loss;
    }

    private static MultiTask network(Start start) {
        List<DenseConfig> tower = List.of(DenseConfig.of(1, Activation.linear()));
        return MultiTask.of(
                MMoE.of("mmoe", 10, MMoEConfig.of(4, 8, 2), start),
                List.of(Sequential.dense("a", 4, tower, start), Sequential.dense("b", 4, tower, start)));
    }

    private static Start start() {
        return new Start(new Initializer(42), Optimizers.of(new Adam(0.01, 0.9, 0.999, 1e-8)));
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
