package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NormalizationTest {

    private static final long SEED = 31;
    private static final int CHANNELS = 3;
    private static final double EPSILON = 1e-3;

    static Stream<Arguments> norms() {
        Regularizer both = new Regularizer(0.1, 0.2);
        NormConfig standard = NormConfig.standard();
        return Stream.of(
                Arguments.of("standard", standard, Regularizer.none()),
                Arguments.of("no scale", standard.withoutScale(), Regularizer.none()),
                Arguments.of("no shift", standard.withoutShift(), Regularizer.none()),
                Arguments.of(
                        "regularised",
                        standard.withScale(WeightConfig.of(Initializers.ones()).with(both))
                                .withShift(WeightConfig.of(Initializers.zeros()).with(both)),
                        both));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("norms")
    void rowsAreNormalisedByThemselves(String name, NormConfig norm, Regularizer regularizer) {
        LayerNormalization layer = LayerNormalization.of("norm", CHANNELS, norm, Starts.of(SEED));
        LayerOracle oracle = tensors -> {
            double[] x = tensors[0];
            double[] normalised = new double[x.length];
            for (int from = 0; from < x.length; from += CHANNELS) {
                int first = from;
                normalise(
                        x,
                        normalised,
                        IntStream.range(0, CHANNELS).map(i -> first + i).toArray());
            }
            return scaled(tensors, normalised, norm, regularizer, 1);
        };
        LayerCheck.check(layer, oracle, Pass.training(1), SEED, 4, CHANNELS);
        LayerCheck.check(layer, oracle, Pass.predicting(), SEED, 2, 2, CHANNELS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("norms")
    void trainingGoesByTheBatchsMoments(String name, NormConfig norm, Regularizer regularizer) {
        BatchNormConfig config = BatchNormConfig.standard().withNorm(norm);
        BatchNormalization last = BatchNormalization.of("norm", CHANNELS, config, Starts.of(SEED));
        LayerCheck.check(last, ofBatch(norm, regularizer, 1), Pass.training(1), SEED, 6, CHANNELS);
        LayerCheck.check(last, ofBatch(norm, regularizer, 1), Pass.training(1), SEED, 3, 2, CHANNELS);
        BatchNormalization first = BatchNormalization.of("norm", CHANNELS, config.withAxis(1), Starts.of(SEED));
        LayerCheck.check(first, ofBatch(norm, regularizer, 4), Pass.training(1), SEED, 3, CHANNELS, 2, 2);
    }

    /** Before the first row is learnt, mean and variance are 0 and 1: the gradients take them as given. */
    @Test
    void trainingMayGoByTheRowsLearnt() {
        NormConfig norm = NormConfig.standard();
        BatchNormConfig config = BatchNormConfig.standard().withMoments(MomentsOf.ROWS_LEARNT);
        BatchNormalization layer = BatchNormalization.of("norm", CHANNELS, config, Starts.of(SEED));
        LayerOracle oracle = tensors -> {
            double[] normalised = Arrays.stream(tensors[0])
                    .map(x -> x / Math.sqrt(1 + EPSILON))
                    .toArray();
            return scaled(tensors, normalised, norm, Regularizer.none(), 1);
        };
        LayerCheck.check(layer, oracle, Pass.training(1), SEED, 6, CHANNELS);
    }

    /** Exactly those of all rows, whatever batches they came in; rows that do not count are none. */
    @Test
    void runningMomentsAreThoseOfTheRowsLearnt() {
        Random random = new Random(SEED);
        BatchNormalization layer = BatchNormalization.of(
                "norm", CHANNELS, BatchNormConfig.standard().withNorm(plain()), Starts.of(SEED));
        float[] all = LayerCheck.gaussians(random, 12 * CHANNELS);
        learn(layer, Arrays.copyOfRange(all, 0, 2 * CHANNELS), Pass.training(1));
        learn(layer, Arrays.copyOfRange(all, 2 * CHANNELS, 9 * CHANNELS), Pass.training(2));
        float[] padded = Arrays.copyOf(Arrays.copyOfRange(all, 9 * CHANNELS, 12 * CHANNELS), 4 * CHANNELS);
        Arrays.fill(padded, 3 * CHANNELS, 4 * CHANNELS, Float.NaN);
        learn(layer, padded, Pass.training(3).masked(Nd4j.createFromArray(1f, 1f, 1f, 0f)));
        float[] outputs = predict(layer, all);
        for (int channel = 0; channel < CHANNELS; channel++) {
            int own = channel;
            double[] values = IntStream.range(0, 12)
                    .mapToDouble(row -> all[row * CHANNELS + own])
                    .toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance = Arrays.stream(values)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElseThrow();
            for (int row = 0; row < 12; row++) {
                assertThat((double) outputs[row * CHANNELS + own])
                        .as("seed %d", SEED)
                        .isCloseTo((values[row] - mean) / Math.sqrt(variance + EPSILON), Offset.offset(1e-5));
            }
        }
    }

    @Test
    void aPredictionDoesNotDependOnItsNeighbours() {
        Random random = new Random(SEED);
        BatchNormalization layer = BatchNormalization.of("norm", CHANNELS, BatchNormConfig.standard(), Starts.of(SEED));
        learn(layer, LayerCheck.gaussians(random, 5 * CHANNELS), Pass.training(1));
        float[] rows = LayerCheck.gaussians(random, 4 * CHANNELS);
        float[] alone = predict(layer, Arrays.copyOf(rows, CHANNELS));
        assertThat(Arrays.copyOf(predict(layer, rows), CHANNELS)).isEqualTo(alone);
        assertThat(Arrays.copyOf(predict(layer, rows), CHANNELS)).isEqualTo(alone);
    }

    /** Old rows fade: after many of another mean, the running mean is near theirs. */
    @Test
    void runningMomentsForgetWhatIsOlderThanTheirMemory() {
        BatchNormalization layer = BatchNormalization.of(
                "norm", 1, BatchNormConfig.standard().withNorm(plain()).withMemory(10), Starts.of(SEED));
        for (int step = 1; step <= 40; step++) {
            learn(layer, step <= 20 ? new float[] {-1, 1} : new float[] {4, 6}, Pass.training(step));
        }
        assertThat(predict(layer, new float[] {5})[0]).isCloseTo(0, Offset.offset(0.1f));
    }

    @Test
    void aStepThatIsNotTakenIsNotLearnt() {
        BatchNormalization layer =
                BatchNormalization.of("norm", 1, BatchNormConfig.standard().withNorm(plain()), Starts.of(SEED));
        float[] before = predict(layer, new float[] {3});
        layer.forward(Tensor.of(new float[] {8, 9}, 2, 1).array(), Pass.training(1));
        assertThat(predict(layer, new float[] {3})).isEqualTo(before);
    }

    @Test
    void refusesWhatDoesNotFit() {
        BatchNormalization layer = BatchNormalization.of("norm", CHANNELS, BatchNormConfig.standard(), Starts.of(SEED));
        assertThatThrownBy(() -> layer.outputShape(2, 4))
                .hasMessage("norm's inputs: width 4, of shape [2, 4] (expected: width 3, the size of dimension 1)");
        assertThatThrownBy(() -> BatchNormalization.of(
                                "norm", CHANNELS, BatchNormConfig.standard().withAxis(0), Starts.of(SEED))
                        .outputShape(3, 3))
                .hasMessage("norm's axis: 0 (expected: a dimension of [3, 3] but the first)");
        assertThatThrownBy(() -> BatchNormalization.of("n", 0, BatchNormConfig.standard(), Starts.of(SEED)))
                .hasMessage("n's channels: 0 (expected: 1 to 16383)");
        assertThatThrownBy(() -> BatchNormConfig.standard().withMemory(0)).hasMessage("memory: 0 (expected: >= 1 row)");
        assertThatThrownBy(() -> NormConfig.standard().withEpsilon(0)).hasMessage("epsilon: 0.0 (expected: > 0.0)");
        assertThatThrownBy(() -> layer.backward(Nd4j.zeros(2, 3))).isInstanceOf(IllegalStateException.class);
    }

    private static NormConfig plain() {
        return NormConfig.standard().withoutScale().withoutShift();
    }

    private static void learn(BatchNormalization layer, float[] rows, Pass pass) {
        int channels = layer.weights().isEmpty() && rows.length == 2 ? 1 : CHANNELS;
        INDArray outputs =
                layer.forward(Tensor.of(rows, rows.length / channels, channels).array(), pass);
        layer.backward(outputs);
        layer.update();
    }

    private static float[] predict(BatchNormalization layer, float[] rows) {
        int channels = rows.length == 1 ? 1 : CHANNELS;
        INDArray inputs = Tensor.of(rows, rows.length / channels, channels).array();
        return Tensor.of(layer.forward(inputs, Pass.predicting())).values();
    }

    private static LayerOracle ofBatch(NormConfig norm, Regularizer regularizer, int step) {
        return tensors -> {
            double[] x = tensors[0];
            double[] normalised = new double[x.length];
            for (int channel = 0; channel < CHANNELS; channel++) {
                int own = channel;
                normalise(
                        x,
                        normalised,
                        IntStream.range(0, x.length)
                                .filter(i -> i / step % CHANNELS == own)
                                .toArray());
            }
            return scaled(tensors, normalised, norm, regularizer, step);
        };
    }

    private static void normalise(double[] x, double[] normalised, int[] which) {
        double mean = Arrays.stream(which).mapToDouble(i -> x[i]).average().orElseThrow();
        double variance = Arrays.stream(which)
                .mapToDouble(i -> (x[i] - mean) * (x[i] - mean))
                .average()
                .orElseThrow();
        for (int i : which) {
            normalised[i] = (x[i] - mean) / Math.sqrt(variance + EPSILON);
        }
    }

    private static LayerOracle.Result scaled(
            double[][] tensors, double[] normalised, NormConfig norm, Regularizer regularizer, int step) {
        int shiftAt = norm.scale().isPresent() ? 2 : 1;
        double[] outputs = normalised.clone();
        for (int i = 0; i < outputs.length; i++) {
            int channel = i / step % CHANNELS;
            outputs[i] = outputs[i] * (norm.scale().isPresent() ? tensors[1][channel] : 1)
                    + (norm.shift().isPresent() ? tensors[shiftAt][channel] : 0);
        }
        double penalty = 0;
        for (int i = 1; i < tensors.length; i++) {
            penalty += OraclePenalty.of(regularizer, tensors[i]);
        }
        return new LayerOracle.Result(List.of(outputs), penalty);
    }
}
