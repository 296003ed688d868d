package org.mmoestreams.workbench.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.nn.Start;
import org.mmoestreams.nn.layers.Activation;
import org.mmoestreams.nn.layers.Dense;
import org.mmoestreams.nn.layers.DenseConfig;
import org.mmoestreams.nn.layers.DenseMoE;
import org.mmoestreams.nn.layers.DenseMoEConfig;
import org.mmoestreams.nn.layers.Layer;
import org.mmoestreams.nn.layers.Pass;
import org.mmoestreams.nn.layers.Weights;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.Optimizers;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class JacobiansTest {

    private static final long SEED = 5;
    private static final double STEP = 1e-2;

    @BeforeAll
    static void startNd4j() {
        NativeRuntime.start();
        System.out.println("seed " + SEED);
    }

    @Test
    void areTheDifferencesOfTheOutputs() {
        DenseMoEConfig config = DenseMoEConfig.of(3, 2)
                .withExpert(DenseConfig.of(3, Activation.tanh()))
                .withGate(DenseConfig.of(2, Activation.softmax()));
        try (DenseMoE layer = DenseMoE.of("mixture", 4, config, start())) {
            float[] values = values(2 * 4);
            Jacobians jacobians = Jacobians.of(layer, rows(values, 2, 4));
            assertThat(jacobians.rows()).isEqualTo(2);
            for (int row = 0; row < 2; row++) {
                for (int input = 0; input < 4; input++) {
                    float[] above = moved(layer, values, row * 4 + input, STEP);
                    float[] below = moved(layer, values, row * 4 + input, -STEP);
                    for (int output = 0; output < 3; output++) {
                        double slope = (above[row * 3 + output] - below[row * 3 + output]) / (2 * STEP);
                        assertThat((double) jacobians.at(row, output, input)).isCloseTo(slope, within(1e-3));
                    }
                }
            }
        }
    }

    @Test
    void ofALinearLayerHaveTheSingularValuesOfItsKernel() {
        try (Dense layer = Dense.of("dense", 2, DenseConfig.of(3, Activation.linear()), start())) {
            Weights kernel = layer.weights().get(0);
            kernel.set(new float[] {0, 3, 0, -2, 0, 0});
            double[][] values = Jacobians.of(layer, rows(values(8), 4, 2)).singularValues();
            assertThat(values).hasDimensions(4, 2);
            for (double[] row : values) {
                assertThat(row).containsExactly(new double[] {3, 2}, within(1e-6));
            }
        }
    }

    @Test
    void ofUnitsThatAreOffHaveNoRank() {
        DenseConfig off = DenseConfig.of(3, Activation.relu());
        try (Dense layer = Dense.of("dense", 2, off, start())) {
            layer.weights().get(1).set(new float[] {-100, -100, 100});
            double[][] values = Jacobians.of(layer, rows(values(8), 4, 2)).singularValues();
            for (double[] row : values) {
                assertThat(row[0]).isPositive();
                assertThat(row[1]).isCloseTo(0, within(1e-6));
            }
        }
    }

    @Test
    void growInRankWithTheExperts() {
        JacobianOptions options = new JacobianOptions(20, 12, List.of(1, 8), "relu", SEED);
        Outcome outcome = new JacobianExample(options).run(Progress.of(line -> {}, () -> false));
        JacobianFigures figures = (JacobianFigures) outcome.figures();
        assertThat(figures.layers())
                .extracting(JacobianFigures.OfLayer::experts)
                .containsExactly(0, 1, 8, 1, 8);
        assertThat(figures.layers().get(4).rank())
                .isGreaterThan(figures.layers().get(0).rank() + 2);
    }

    private static float[] moved(Layer layer, float[] values, int place, double by) {
        float[] other = values.clone();
        other[place] += (float) by;
        return layer.forward(rows(other, values.length / 4, 4), Pass.predicting())
                .data()
                .asFloat();
    }

    private static float[] values(int count) {
        Random random = new Random(SEED);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private static INDArray rows(float[] values, int rows, int width) {
        return Nd4j.create(values, new long[] {rows, width}, 'c');
    }

    private static Start start() {
        return new Start(new Initializer(SEED), Optimizers.of(Adam.KIND.standard()));
    }
}
