package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.Sgd;

class InitializersTest {

    private static final long SEED = 20181;
    private static final int IN = 60;
    private static final int UNITS = 20;
    private static final int EXPERTS = 30;

    static Stream<Arguments> deviations() {
        double average = (IN + UNITS) / 2.0;
        return Stream.of(
                Arguments.of(Initializers.normal(0, 0.5), 0.5),
                Arguments.of(Initializers.truncatedNormal(0, 0.5), 0.5 * 0.8796256610342398),
                Arguments.of(Initializers.uniform(-1, 1), Math.sqrt(1 / 3.0)),
                Arguments.of(Initializers.varianceScaling(), Math.sqrt(1.0 / IN)),
                Arguments.of(Initializers.lecunUniform(), Math.sqrt(1.0 / IN)),
                Arguments.of(Initializers.lecunNormal(), Math.sqrt(1.0 / IN)),
                Arguments.of(Initializers.heUniform(), Math.sqrt(2.0 / IN)),
                Arguments.of(Initializers.heNormal(), Math.sqrt(2.0 / IN)),
                Arguments.of(Initializers.glorotUniform(), Math.sqrt(1 / average)),
                Arguments.of(Initializers.glorotNormal(), Math.sqrt(1 / average)),
                Arguments.of(
                        Initializers.varianceScaling(3, FanMode.FAN_OUT, Distribution.UNTRUNCATED_NORMAL),
                        Math.sqrt(3.0 / UNITS)),
                Arguments.of(Initializers.orthogonal(1), Math.sqrt(1.0 / IN)));
    }

    /** An expert kernel of 36,000 weights: its deviation is off by 0.4 % of itself, one time in three. */
    @ParameterizedTest
    @MethodSource("deviations")
    void expertsStartByTheFansOfEach(WeightInitializer initializer, double deviation) {
        float[] drawn = experts(initializer, FanRule.PER_EXPERT);
        assertThat(deviation(drawn)).as("seed %d", SEED).isCloseTo(deviation, Percentage.withPercentage(2));
        assertThat(mean(drawn)).as("seed %d", SEED).isCloseTo(0, Offset.offset(0.02 * deviation));
    }

    /** Keras' rule: fan-in is d times units, fan-out d times experts. */
    @ParameterizedTest
    @MethodSource("kerasDeviations")
    void kerasTakesTheExpertKernelForAConvolution(FanMode mode, double fan) {
        for (Distribution distribution : Distribution.values()) {
            float[] drawn = experts(Initializers.varianceScaling(1, mode, distribution), FanRule.KERAS);
            assertThat(deviation(drawn)).isCloseTo(Math.sqrt(1 / fan), Percentage.withPercentage(2));
        }
    }

    static Stream<Arguments> kerasDeviations() {
        return Stream.of(
                Arguments.of(FanMode.FAN_IN, IN * UNITS),
                Arguments.of(FanMode.FAN_OUT, IN * EXPERTS),
                Arguments.of(FanMode.FAN_AVERAGE, IN * (UNITS + EXPERTS) / 2));
    }

    @Test
    void fansAreKeras() {
        assertThat(Fans.of()).isEqualTo(new Fans(1, 1));
        assertThat(Fans.of(7)).isEqualTo(new Fans(7, 7));
        assertThat(Fans.of(7, 3)).isEqualTo(new Fans(7, 3));
        assertThat(Fans.of(3, 5, 8, 16)).isEqualTo(new Fans(3 * 5 * 8, 3 * 5 * 16));
    }

    @Test
    void truncatedNormalHasNothingBeyondTwoDeviations() {
        float[] drawn = Initializers.truncatedNormal(3, 0.5).draw(new int[] {10_000}, SEED);
        assertThat(IntStream.range(0, drawn.length).mapToDouble(i -> drawn[i]))
                .allMatch(weight -> weight >= 2 && weight <= 4);
        float[] scaled = Initializers.lecunNormal().draw(new int[] {100, 100}, SEED);
        double bound = 2 * 0.1 / 0.8796256610342398;
        assertThat(IntStream.range(0, scaled.length).mapToDouble(i -> scaled[i]))
                .allMatch(weight -> Math.abs(weight) <= bound + 1e-7)
                .anyMatch(weight -> Math.abs(weight) > 0.95 * bound);
    }

    /** Glorot's bound, sqrt(3 scale / max(1, (d + units) / 2)), as DenseMoE of mixture-of-experts has it. */
    @Test
    void uniformScalingHasTheBoundOfDenseMixtures() {
        float[] drawn = Initializers.varianceScaling(2, FanMode.FAN_AVERAGE, Distribution.UNIFORM)
                .draw(new int[] {IN, UNITS}, SEED);
        double bound = Math.sqrt(3 * 2 / ((IN + UNITS) / 2.0));
        assertThat(IntStream.range(0, drawn.length)
                        .mapToDouble(i -> Math.abs(drawn[i]))
                        .max()
                        .orElseThrow())
                .isBetween(0.97 * bound, bound + 1e-7);
    }

    @Test
    void constantsAreConstant() {
        assertThat(Initializers.zeros().draw(new int[] {2}, 1)).containsExactly(0, 0);
        assertThat(Initializers.ones().draw(new int[] {2}, 1)).containsExactly(1, 1);
        assertThat(Initializers.constant(-.5).draw(new int[] {2}, 1)).containsExactly(-.5f, -.5f);
    }

    @Test
    void orthogonalRowsOrColumnsHaveTheLengthOfTheGain() {
        float[] tall = Initializers.orthogonal(2).draw(new int[] {3, 2, 4}, SEED);
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                double product = 0;
                for (int row = 0; row < 6; row++) {
                    product += tall[row * 4 + a] * tall[row * 4 + b];
                }
                assertThat(product).as("seed %d", SEED).isCloseTo(a == b ? 4 : 0, Offset.offset(1e-5));
            }
        }
        float[] wide = Initializers.orthogonal(1).draw(new int[] {2, 5}, SEED);
        double product = 0;
        for (int i = 0; i < 5; i++) {
            product += wide[i] * wide[5 + i];
        }
        assertThat(product).isCloseTo(0, Offset.offset(1e-6));
        assertThatThrownBy(() -> Initializers.orthogonal(1).draw(new int[] {8}, 1))
                .hasMessage("orthogonal initialiser's shape: [8] (expected: two dimensions or more)");
    }

    @Test
    void sameSeedAndNameGiveTheSameWeights() {
        float[] first = weights("a", SEED);
        assertThat(weights("a", SEED)).isEqualTo(first);
        assertThat(weights("b", SEED)).isNotEqualTo(first);
        assertThat(weights("a", SEED + 1)).isNotEqualTo(first);
    }

    /** An expert starts the same, however many there are beside it. */
    @Test
    void anExpertsStartDoesNotDependOnTheOthers() {
        Initializer seeds = new Initializer(SEED);
        WeightInitializer initializer = Initializers.glorotUniform();
        float[] two = WeightShape.of(3, 4, 2).ofPieces(3, 4).draw("e", initializer, FanRule.PER_EXPERT, seeds::seed);
        float[] five = WeightShape.of(3, 4, 5).ofPieces(3, 4).draw("e", initializer, FanRule.PER_EXPERT, seeds::seed);
        for (int i = 0; i < 12; i++) {
            assertThat(two[i * 2 + 1]).isEqualTo(five[i * 5 + 1]);
        }
        assertThat(two[0]).isNotEqualTo(two[1]);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> Initializers.varianceScaling(0, FanMode.FAN_IN, Distribution.UNIFORM))
                .hasMessage("initialiser's scale: 0.0 (expected: > 0.0)");
        assertThatThrownBy(() -> Initializers.uniform(1, 0)).hasMessageStartingWith("initialiser's range: 1.0 to 0.0");
        assertThatThrownBy(() -> Initializers.normal(0, -1)).hasMessageContaining("the deviation >= 0");
        assertThatThrownBy(() -> Initializers.truncatedNormal(Double.NaN, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Initializers.constant(Double.NaN)).hasMessageContaining("a finite number");
        assertThatThrownBy(() -> WeightShape.of(3, 0)).hasMessageContaining("sizes >= 1");
        assertThatThrownBy(() -> WeightShape.of(3, 4).ofPieces(5)).hasMessageContaining("a shape that divides it");
    }

    private static float[] experts(WeightInitializer initializer, FanRule rule) {
        return WeightShape.of(IN, UNITS, EXPERTS)
                .ofPieces(IN, UNITS)
                .draw("experts", initializer, rule, new Initializer(SEED)::seed);
    }

    private static float[] weights(String name, long seed) {
        Start start = new Start(new Initializer(seed), Optimizers.of(new Sgd(0.1)));
        WeightConfig config = WeightConfig.of(Initializers.heNormal());
        return Weights.of(name, WeightShape.of(3, 4), config, FanRule.PER_EXPERT, start)
                .values();
    }

    private static double mean(float[] values) {
        return Arrays.stream(LayerCheck.doubles(values)).average().orElseThrow();
    }

    private static double deviation(float[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(LayerCheck.doubles(values))
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }
}
