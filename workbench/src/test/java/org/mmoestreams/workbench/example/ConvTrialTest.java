package org.mmoestreams.workbench.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.nn.NativeRuntime;

final class ConvTrialTest {

    private static final long SEED = 3;
    private static final int SIDE = 12;
    private static final Progress QUIET = Progress.of(line -> {}, () -> false);

    @BeforeAll
    static void startNd4j() {
        NativeRuntime.start();
        System.out.println("seed " + SEED);
    }

    @ParameterizedTest
    @EnumSource(ConvContestant.class)
    void learnsDarkFromBrightImagesAndIsAFunctionOfTheSeed(ConvContestant contestant) {
        ImageSet images = darkAndBright(new Random(SEED), 64);
        try (ConvTrial trial = ConvTrial.of(contestant, SIDE, 4, SEED);
                ConvTrial again = ConvTrial.of(contestant, SIDE, 4, SEED)) {
            double first = trial.learn(images, QUIET);
            assertThat(again.learn(images, QUIET)).isEqualTo(first);
            assertThat(again.accuracy(images, QUIET)).isEqualTo(trial.accuracy(images, QUIET));
            for (int epoch = 2; epoch <= 30; epoch++) {
                trial.learn(images, QUIET);
            }
            assertThat(trial.accuracy(images, QUIET)).as("seed %d", SEED).isGreaterThan(0.9);
        }
    }

    @Test
    void endsWhenItIsInterrupted() {
        ImageSet images = darkAndBright(new Random(SEED), 4);
        Progress interrupted = Progress.of(line -> {}, () -> true);
        try (ConvTrial trial = ConvTrial.of(ConvContestant.CNN, SIDE, 1, SEED)) {
            assertThatThrownBy(() -> trial.learn(images, interrupted)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> trial.accuracy(images, interrupted)).isInstanceOf(IllegalStateException.class);
        }
    }

    /** Kernels and biases of four convolutions, of the dense layer and of the last one; gates over whole examples. */
    @Test
    void networksHaveTheWeightsOfTheirShape() {
        int filters = 4;
        int values = 3 * 3 * 8;
        int dense = values * 64 + 64;
        int last = 64 * 10 + 10;
        int convolutions = (27 + 1) * filters + (36 + 1) * filters + (36 + 1) * 8 + (72 + 1) * 8;
        int gates = (432 + 1) * 4 * 2 + (576 + 1) * 4 * 2 + (144 + 1) * 8 * 2 + (288 + 1) * 8 * 2 + (values + 1) * 2;
        assertThat(weights(ConvContestant.CNN)).isEqualTo(convolutions + dense + last);
        assertThat(weights(ConvContestant.CONV_MOE)).isEqualTo(2 * (convolutions + dense) + gates + last);
        assertThat(weights(ConvContestant.WIDE_CNN)).isGreaterThan(3 * (convolutions + dense + last) / 2);
    }

    private static ImageSet darkAndBright(Random random, int count) {
        int[] classes = IntStream.range(0, count).map(i -> i % 2).toArray();
        float[] pixels = new float[count * SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0.7f * classes[i / (SIDE * SIDE * 3)] + 0.3f * random.nextFloat();
        }
        return ImageSet.of(SIDE, pixels, classes);
    }

    private static int weights(ConvContestant contestant) {
        try (ConvTrial trial = ConvTrial.of(contestant, SIDE, 4, SEED)) {
            return trial.weights();
        }
    }
}
