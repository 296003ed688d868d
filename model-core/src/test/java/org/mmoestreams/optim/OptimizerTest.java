package org.mmoestreams.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.settings.Setting;

class OptimizerTest {

    private static final int STEPS = 25;
    private static final int ROWS = 6;
    private static final int WIDTH = 5;
    private static final long SEED = 4711;

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void denseStepsAreTheFormulas(UpdateRule kind) {
        run(kind, 1.0);
    }

    /** A row that a step does not touch keeps weights and moments; the step still counts for the bias correction. */
    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void sparseStepsAreTheFormulasOnTheTouchedRows(UpdateRule kind) {
        run(kind, 0.4);
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void zeroGradientBeforeAnyOtherMovesNothing(UpdateRule kind) {
        Optimizer optimizer = config(kind).create();
        float[] weights = {0.5f, -0.25f};
        optimizer.begin(1);
        optimizer.update(weights, slots(optimizer, 2), new float[2], 0, 2);
        assertThat(weights).containsExactly(0.5f, -0.25f);
    }

    /**
     * Gradients of all sizes, runs of equal ones, and ones that fall away: what moves Adam most for its second moment.
     */
    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void noStepIsLongerThanTheMost(UpdateRule kind) {
        Random random = new Random(SEED);
        for (double epsilon : new double[] {1e-8, 1e-30}) {
            Optimizer optimizer = config(kind, 1e-7, epsilon).create();
            float[] weights = new float[1];
            float[][] slots = slots(optimizer, 1);
            float gradient = 1;
            for (int step = 1; step < 3000; step++) {
                gradient = switch (random.nextInt(40)) {
                    case 0 -> (float) (random.nextGaussian() * Math.pow(10, random.nextInt(56) - 38));
                    case 1 -> -gradient;
                    case 2 -> 0;
                    default -> random.nextInt(3) == 0 ? gradient / 2 : gradient;
                };
                optimizer.begin(step);
                weights[0] = 0;
                optimizer.update(weights, slots, new float[] {gradient}, 0, 1);
                assertThat((double) Math.abs(weights[0]))
                        .as("step " + step + " by " + gradient)
                        .isLessThanOrEqualTo(optimizer.mostStep(Math.abs(gradient)) * (1 + 1e-6) + Float.MIN_NORMAL);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void updatesOnlyTheGivenRange(UpdateRule kind) {
        Optimizer optimizer = config(kind).create();
        float[] weights = {1, 1, 1, 1, 1};
        float[][] slots = slots(optimizer, 5);
        optimizer.begin(1);
        optimizer.update(weights, slots, new float[] {9, 2, -3, 9, 9}, 1, 3);
        assertThat(weights[0]).isEqualTo(1);
        assertThat(weights[1]).isLessThan(1);
        assertThat(weights[2]).isGreaterThan(1);
        assertThat(Arrays.copyOfRange(weights, 3, 5)).containsExactly(1, 1);
        float[][] before = slots(optimizer, 5);
        for (int slot = 0; slot < slots.length; slot++) {
            assertThat(slots[slot][0]).isEqualTo(before[slot][0]);
            assertThat(slots[slot][3]).isEqualTo(before[slot][3]);
        }
    }

    @Test
    void refusesConstantsOutOfRange() {
        assertThatThrownBy(() -> new Sgd(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("learning-rate: 0.0 (expected: a number > 0, in the range of a float)");
        assertThatThrownBy(() -> new Adam(1, 1, 0.9, 1)).hasMessage("beta1: 1.0 (expected: a number >= 0 and < 1)");
        assertThatThrownBy(() -> new Adam(1, 0.9, Double.NaN, 1)).hasMessageStartingWith("beta2: NaN");
        assertThatThrownBy(() -> new Adam(1, 0.9, 0.9, -1)).hasMessageStartingWith("epsilon: -1.0");
        assertThatThrownBy(() -> new Adagrad(Double.POSITIVE_INFINITY, 1, 1))
                .hasMessageStartingWith("learning-rate: Infinity");
        assertThatThrownBy(() -> new Adagrad(1, 0, 1)).hasMessageStartingWith("initial-accumulator: 0.0");
        assertThatThrownBy(() -> new Sgd(1e39)).hasMessageStartingWith("learning-rate: 1.0E39");
        assertThatThrownBy(() -> new Adam(1, 0.9, 0.9, 1e-60)).hasMessageStartingWith("epsilon: 1.0E-60");
    }

    /** What keys are made of: each rule by its name, with defaults that it takes itself, and one meaning for a name. */
    @Test
    void kindsDeclareWhatCanBeSet() {
        assertThat(OptimizerConfig.kinds()).extracting(each -> each.name()).containsExactly("adagrad", "adam", "sgd");
        Map<String, Setting<?>> settings = new HashMap<>();
        for (var kind : OptimizerConfig.kinds()) {
            assertThat(kind.standard().kind()).isSameAs(kind);
            kind.settings().forEach(each -> assertThat(settings.merge(each.name(), each, (first, second) -> first))
                    .isSameAs(each));
        }
        assertThat(Adagrad.KIND.standard()).isEqualTo(new Adagrad(0.05, 1e-7, 1e-8));
        assertThat(Adam.KIND.standard()).isEqualTo(new Adam(0.05, 0.9, 0.999, 1e-8));
        assertThat(Sgd.KIND.standard()).isEqualTo(new Sgd(0.05));
    }

    private static void run(UpdateRule kind, double touchedShare) {
        Random random = new Random(SEED);
        OptimizerConfig config = config(kind);
        Optimizer optimizer = config.create();
        float[] weights = new float[ROWS * WIDTH];
        float[][] slots = slots(optimizer, weights.length);
        OptimizerOracle oracle = new OptimizerOracle(config, weights.length);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
            oracle.weights[i] = weights[i];
        }
        for (int step = 1; step <= STEPS; step++) {
            float[] gradients = new float[weights.length];
            optimizer.begin(step);
            for (int row = 0; row < ROWS; row++) {
                if (random.nextDouble() < touchedShare) {
                    for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
                        gradients[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 4));
                        oracle.update(i, gradients[i], step);
                    }
                    optimizer.update(weights, slots, gradients, row * WIDTH, (row + 1) * WIDTH);
                }
            }
            for (int i = 0; i < weights.length; i++) {
                assertThat((double) weights[i])
                        .as("seed %d, step %d, weight %d", SEED, step, i)
                        .isEqualTo(oracle.weights[i], Offset.offset(2e-5));
            }
        }
    }

    private static OptimizerConfig config(UpdateRule rule) {
        return config(rule, 0.01, 1e-6);
    }

    private static OptimizerConfig config(UpdateRule rule, double initialAccumulator, double epsilon) {
        return switch (rule) {
            case ADAGRAD -> new Adagrad(0.05, initialAccumulator, epsilon);
            case ADAM -> new Adam(0.05, 0.9, 0.999, epsilon);
            case SGD -> new Sgd(0.05);
        };
    }

    private static float[][] slots(Optimizer optimizer, int length) {
        float[][] slots = new float[optimizer.slots().size()][length];
        optimizer.initialise(new float[length], slots);
        return slots;
    }
}
