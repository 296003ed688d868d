package org.mmoestreams.workbench.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SyntheticTasksTest {

    private static final long SEED = 20;
    private static final SyntheticShape SHAPE = SyntheticShape.standard();

    @BeforeAll
    static void printSeed() {
        System.out.println("seed " + SEED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.3, 0, 0.5, 0.9, 1})
    void haveWeightsOfTheScalesLengthAndOfTheCorrelationsCosine(double correlation) {
        double[][] weights = SyntheticTasks.of(SHAPE, SEED).weights(correlation);
        double length = SHAPE.scale() * SHAPE.scale();
        assertThat(dot(weights[0], weights[0])).isCloseTo(length, within(1e-12));
        assertThat(dot(weights[1], weights[1])).isCloseTo(length, within(1e-12));
        assertThat(dot(weights[0], weights[1]) / length).isCloseTo(correlation, within(1e-12));
    }

    @Test
    void keepTheFirstTaskWhateverTheCorrelation() {
        SyntheticTasks tasks = SyntheticTasks.of(SHAPE, SEED);
        assertThat(tasks.weights(0)[0]).isEqualTo(tasks.weights(0.9)[0]);
        assertThat(tasks.weights(1)[1]).isEqualTo(tasks.weights(1)[0]);
        double mean = dot(tasks.weights(0)[0], ones());
        assertThat(mean).as("the first direction is centred").isCloseTo(0, within(1e-12));
    }

    /** What is left of a label is a sum of sines: bounded by their number, and linear where there are none. */
    @Test
    void addSinesToWhatIsLinear() {
        SyntheticTasks tasks = SyntheticTasks.of(SHAPE, SEED);
        SyntheticTasks linear = SyntheticTasks.of(new SyntheticShape(100, 0.3, 0, 0), SEED);
        double most = 0;
        for (double product = -50; product <= 50; product += 0.5) {
            assertThat(linear.label(product)).isEqualTo(product);
            double sines = tasks.label(product) - product;
            assertThat(sines).isBetween(-5.0, 5.0);
            most = Math.max(most, Math.abs(sines));
        }
        assertThat(most).isGreaterThan(1);
    }

    @Test
    void areThoseOfTheirSeed() {
        double[][] weights = SyntheticTasks.of(SHAPE, SEED).weights(0.5);
        assertThat(SyntheticTasks.of(SHAPE, SEED).weights(0.5)).isDeepEqualTo(weights);
        assertThat(SyntheticTasks.of(SHAPE, SEED).label(0.7))
                .isEqualTo(SyntheticTasks.of(SHAPE, SEED).label(0.7))
                .isNotEqualTo(SyntheticTasks.of(SHAPE, SEED + 1).label(0.7));
        assertThat(SyntheticTasks.of(SHAPE, SEED + 1).weights(0.5)[0]).isNotEqualTo(weights[0]);
    }

    @Test
    void giveRowsOfNormalInputsWithTheNoiseThatTheyShould() {
        int count = 20_000;
        SyntheticTasks tasks = SyntheticTasks.of(SHAPE, SEED);
        SyntheticRows rows = SyntheticRows.of(tasks, List.of(0.5), count, new Random(SEED));
        rows.draw(count);
        assertThat(deviation(rows.inputs())).isCloseTo(1, within(0.005));
        double[][] weights = tasks.weights(0.5);
        for (int task = 0; task < 2; task++) {
            float[] noise = new float[count];
            for (int row = 0; row < count; row++) {
                double label = tasks.label(product(weights[task], rows.inputs(), row));
                noise[row] = (float) (rows.labels(0)[row * 2 + task] - label);
            }
            assertThat(deviation(noise)).isCloseTo(SHAPE.noise(), within(0.003));
        }
    }

    @Test
    void giveEachCorrelationTheSameRowsAndTheSameNoise() {
        SyntheticTasks tasks = SyntheticTasks.of(SHAPE, SEED);
        SyntheticRows both = SyntheticRows.of(tasks, List.of(0.0, 1.0), 50, new Random(SEED));
        SyntheticRows one = SyntheticRows.of(tasks, List.of(1.0), 50, new Random(SEED));
        both.draw(50);
        one.draw(50);
        assertThat(both.inputs()).isEqualTo(one.inputs());
        assertThat(both.labels(1)).isEqualTo(one.labels(0)).isNotEqualTo(both.labels(0));
        for (int row = 0; row < 50; row++) {
            assertThat(both.labels(0)[row * 2]).as("the first task's").isEqualTo(both.labels(1)[row * 2]);
        }
    }

    @Test
    void areRefusedOutOfRange() {
        assertThatThrownBy(() -> SyntheticTasks.of(SHAPE, SEED).weights(1.5))
                .hasMessage("correlations: 1.5 (expected: -1 to 1)");
        assertThatThrownBy(() -> new SyntheticShape(1, 0.3, 5, 0.1)).hasMessage("inputs: 1 (expected: 2 to 1000)");
        assertThatThrownBy(() -> new SyntheticShape(100, 0.3, 5, -1))
                .hasMessage("noise: -1.0 (expected: a number >= 0)");
    }

    private static double product(double[] weights, float[] inputs, int row) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * inputs[row * weights.length + i];
        }
        return sum;
    }

    private static double deviation(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        return Math.sqrt(squares / values.length - mean * mean);
    }

    private static double[] ones() {
        double[] ones = new double[SHAPE.inputs()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
