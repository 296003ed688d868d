package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BatchLossTest {

    private static final long SEED = 9;
    private static final double STEP = 1e-5;
    private static final double[] LABELS = {0, 1, 1, 0, 1, 0};

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of((Loss) BatchLoss::squared, (ToDoubleFunction<double[]>)
                        y -> sum(y, (value, label) -> (value - label) * (value - label) / 2)),
                Arguments.of((Loss) BatchLoss::binary, (ToDoubleFunction<double[]>)
                        y -> sum(y, (value, label) -> -Math.log(1 / (1 + Math.exp(label == 1 ? -value : value))) / 2)),
                Arguments.of((Loss) BatchLoss::categorical, (ToDoubleFunction<double[]>) BatchLossTest::categorical));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void valueAndGradientsAreTheOracles(Loss loss, ToDoubleFunction<double[]> oracle) {
        float[] outputs = LayerCheck.gaussians(new Random(SEED), 6);
        BatchLoss own = loss.of(Tensor.of(outputs, 3, 2).array(), labels(), RowMask.none());
        double[] y = LayerCheck.doubles(outputs);
        assertThat(own.value()).as("seed %d", SEED).isCloseTo(oracle.applyAsDouble(y), Offset.offset(1e-6));
        for (int i = 0; i < 6; i++) {
            double before = y[i];
            y[i] = before + STEP;
            double above = oracle.applyAsDouble(y);
            y[i] = before - STEP;
            double below = oracle.applyAsDouble(y);
            y[i] = before;
            assertThat((double) Tensor.of(own.gradients()).values()[i])
                    .as("seed %d", SEED)
                    .isCloseTo((above - below) / (2 * STEP), Offset.offset(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void rowsThatDoNotCountAreLeftOut(Loss loss, ToDoubleFunction<double[]> oracle) {
        float[] outputs = LayerCheck.gaussians(new Random(SEED), 6);
        INDArray two = Tensor.of(new float[] {outputs[0], outputs[1], outputs[4], outputs[5]}, 2, 2)
                .array();
        BatchLoss without = loss.of(two, Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}}), RowMask.none());
        outputs[2] = Float.NaN;
        RowMask mask = RowMask.of(Nd4j.createFromArray(1f, 0f, 1f));
        BatchLoss masked = loss.of(Tensor.of(outputs, 3, 2).array(), labels(), mask);
        assertThat(masked.value()).isEqualTo(without.value());
        float[] by = Tensor.of(without.gradients()).values();
        assertThat(Tensor.of(masked.gradients()).values()).containsExactly(by[0], by[1], 0, 0, by[2], by[3]);
        assertThat(loss.of(two, two, RowMask.of(Nd4j.zeros(2))).value()).isZero();
    }

    @Test
    void extremeLogitsStayFinite() {
        INDArray logits = Nd4j.createFromArray(new float[][] {{1e30f, -1e30f}});
        INDArray wrong = Nd4j.createFromArray(new float[][] {{0, 1}});
        assertThat(BatchLoss.binary(logits, wrong, RowMask.none()).value()).isFinite();
        assertThat(BatchLoss.categorical(logits, wrong, RowMask.none()).value()).isFinite();
    }

    @Test
    void refusesTargetsOfAnotherShape() {
        assertThatThrownBy(() -> BatchLoss.squared(Nd4j.zeros(3, 2), Nd4j.zeros(3, 1), RowMask.none()))
                .hasMessage("targets: shape [3, 1] (expected: that of the outputs, [3, 2])");
    }

    private static INDArray labels() {
        return Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}, {1, 0}});
    }

    private static double categorical(double[] y) {
        double loss = 0;
        for (int row = 0; row < 3; row++) {
            double sum = Math.exp(y[2 * row]) + Math.exp(y[2 * row + 1]);
            loss -= Math.log(Math.exp(LABELS[2 * row] == 1 ? y[2 * row] : y[2 * row + 1]) / sum) / 3;
        }
        return loss;
    }

    private static double sum(double[] y, DoubleBinaryOperator ofUnit) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += ofUnit.applyAsDouble(y[i], LABELS[i]) / 3;
        }
        return sum;
    }

    /** One of the losses. */
    @FunctionalInterface
    interface Loss {
        BatchLoss of(INDArray outputs, INDArray targets, RowMask mask);
    }
}
