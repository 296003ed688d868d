package org.mmoestreams.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;

class OptimizerTest {

    private static final int STEPS = 25;
    private static final int ROWS = 6;
    private static final int WIDTH = 5;
    private static final long SEED = 4711;

    @ParameterizedTest
    @MethodSource("rules")
    void denseStepsAreTheFormulas(OptimizerConfig rule) {
        run(rule, 1.0);
    }

    /** A row that a step does not touch keeps weights and moments; the step still counts for the bias correction. */
    @ParameterizedTest
    @MethodSource("rules")
    void sparseStepsAreTheFormulasOnTheTouchedRows(OptimizerConfig rule) {
        run(rule, 0.4);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void zeroGradientBeforeAnyOtherMovesNothingButByDecay(OptimizerConfig rule) {
        Optimizer optimizer = rule.create();
        float[] weights = {0.5f, -0.25f, 0};
        float[][] slots = slots(optimizer, weights);
        optimizer.begin(1);
        optimizer.update(weights, slots, new float[3], 0, 3);
        double keep = rule instanceof AdamW adamW ? 1 - adamW.learningRate() * adamW.weightDecay() : 1;
        assertThat(weights).containsExactly((float) (0.5 * keep), (float) (-0.25 * keep), 0);
    }

    /**
     * Gradients of all sizes, runs of equal ones, and ones that fall away: what moves Adam most for its second moment.
     */
    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void noStepIsLongerThanTheMost(UpdateRule kind) {
        Random random = new Random(SEED);
        for (double epsilon : new double[] {1e-8, 1e-30}) {
            Optimizer optimizer = bounded(kind, epsilon).create();
            float[] weights = new float[1];
            float[][] slots = slots(optimizer, weights);
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
    @MethodSource("rules")
    void updatesOnlyTheGivenRange(OptimizerConfig rule) {
        Optimizer optimizer = rule.create();
        float[] weights = {1, 1, 1, 1, 1};
        float[][] slots = slots(optimizer, weights);
        optimizer.begin(1);
        optimizer.update(weights, slots, new float[] {9, 2, -3, 9, 9}, 1, 3);
        assertThat(weights[0]).isEqualTo(1);
        assertThat(weights[1]).isLessThan(1);
        assertThat(weights[2]).isGreaterThan(1);
        assertThat(Arrays.copyOfRange(weights, 3, 5)).containsExactly(1, 1);
        float[][] before = slots(optimizer, new float[] {1, 1, 1, 1, 1});
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
        assertThatThrownBy(() -> new Sgd(1, 1, false)).hasMessage("momentum: 1.0 (expected: a number >= 0 and < 1)");
        assertThatThrownBy(() -> new Sgd(1, 0, true))
                .hasMessage("nesterov: true (expected: false where momentum is 0; set both)");
        assertThatThrownBy(() -> new AdamW(1, 0.9, 0.9, 1, -1)).hasMessageStartingWith("weight-decay: -1.0");
        assertThatThrownBy(() -> new Ftrl(1, 1, -1, 0, 0)).hasMessageStartingWith("l1: -1.0");
        assertThatThrownBy(() -> new Ftrl(1, 1, 0, -1, 0)).hasMessageStartingWith("l2: -1.0");
        assertThatThrownBy(() -> new Ftrl(1, 1, 0, 0, Double.NaN)).hasMessageStartingWith("beta: NaN");
        assertThatThrownBy(() -> new RmsProp(1, 1, 0, 1, false)).hasMessageStartingWith("decay: 1.0");
        assertThatThrownBy(() -> new Sgd(1e39)).hasMessageStartingWith("learning-rate: 1.0E39");
        assertThatThrownBy(() -> new Adam(1, 0.9, 0.9, 1e-60)).hasMessageStartingWith("epsilon: 1.0E-60");
    }

    /** What keys are made of: each rule by its name, with defaults that it takes itself, and one meaning for a name. */
    @Test
    void kindsDeclareWhatCanBeSet() {
        assertThat(OptimizerConfig.kinds())
                .extracting(each -> each.name())
                .containsExactly("adagrad", "adam", "adamw", "ftrl", "rmsprop", "sgd");
        Map<String, Setting<?>> settings = new HashMap<>();
        for (var kind : OptimizerConfig.kinds()) {
            assertThat(kind.standard().kind()).isSameAs(kind);
            kind.settings().forEach(each -> assertThat(settings.merge(each.name(), each, (first, second) -> first))
                    .isSameAs(each));
        }
        assertThat(Adagrad.KIND.standard()).isEqualTo(new Adagrad(0.05, 1e-7, 1e-8));
        assertThat(Adam.KIND.standard()).isEqualTo(new Adam(0.05, 0.9, 0.999, 1e-8));
        assertThat(AdamW.KIND.standard()).isEqualTo(new AdamW(0.05, 0.9, 0.999, 1e-8, 0.01));
        assertThat(Ftrl.KIND.standard()).isEqualTo(new Ftrl(0.05, 1e-7, 0, 0, 0));
        assertThat(RmsProp.KIND.standard()).isEqualTo(new RmsProp(0.05, 0.9, 0, 1e-8, false));
        assertThat(Sgd.KIND.standard()).isEqualTo(new Sgd(0.05));
    }

    /** Tests that go over the fixture's rules go over all that can be chosen. */
    @Test
    void fixtureHasEveryKind() {
        assertThat(UpdateRule.values())
                .extracting(each -> each.at(1).kind().name())
                .containsAll(OptimizerConfig.kinds().stream().map(Kind::name).toList());
    }

    /** A state of one form fits a rule of the same form, so forms have to tell which slots there are. */
    @Test
    void rulesOfOneFormHaveTheSameSlots() {
        Map<String, List<String>> slots = new HashMap<>();
        rules().forEach(rule -> assertThat(
                        slots.merge(rule.form(), rule.create().slots(), (first, second) -> first))
                .isEqualTo(rule.create().slots()));
        assertThat(slots)
                .containsOnlyKeys(
                        "adagrad",
                        "adam",
                        "adamw",
                        "ftrl",
                        "rmsprop",
                        "rmsprop-momentum",
                        "rmsprop-centred",
                        "rmsprop-centred-momentum",
                        "sgd",
                        "sgd-momentum");
    }

    /** Each rule, in each of its forms, with constants that its formulas show. */
    private static Stream<OptimizerConfig> rules() {
        return Stream.of(
                new Adagrad(0.05, 0.01, 1e-6),
                new Adam(0.05, 0.9, 0.999, 1e-6),
                new AdamW(0.05, 0.9, 0.99, 1e-6, 0.2),
                new Ftrl(0.05, 0.01, 0, 0, 0),
                new Ftrl(0.05, 0.01, 0.02, 0.3, 0.5),
                new RmsProp(0.05, 0.9, 0, 1e-6, false),
                new RmsProp(0.05, 0.8, 0.7, 1e-6, false),
                new RmsProp(0.01, 0.9, 0, 1e-2, true),
                new RmsProp(0.01, 0.9, 0.5, 1e-2, true),
                new Sgd(0.05),
                new Sgd(0.05, 0.9, false),
                new Sgd(0.05, 0.5, true));
    }

    private static OptimizerConfig bounded(UpdateRule rule, double epsilon) {
        return switch (rule) {
            case ADAGRAD -> new Adagrad(0.05, 1e-7, epsilon);
            case ADAM -> new Adam(0.05, 0.9, 0.999, epsilon);
            case ADAMW -> new AdamW(0.05, 0.9, 0.999, epsilon, 1);
            case FTRL -> new Ftrl(0.05, Float.MIN_NORMAL, 0.1, 0, 0);
            case RMSPROP -> new RmsProp(0.05, 0.9, epsilon == 1e-8 ? 0.9 : 0, epsilon, epsilon != 1e-8);
            case MOMENTUM -> new Sgd(0.05, 0.9, true);
            case SGD -> new Sgd(0.05);
        };
    }

    private static void run(OptimizerConfig rule, double touchedShare) {
        Random random = new Random(SEED);
        Optimizer optimizer = rule.create();
        float[] weights = new float[ROWS * WIDTH];
        double[] start = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
            start[i] = weights[i];
        }
        float[][] slots = slots(optimizer, weights);
        OptimizerOracle oracle = new OptimizerOracle(rule, start).fromTheWeights();
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
                        .as("%s, seed %d, step %d, weight %d", rule, SEED, step, i)
                        .isEqualTo(oracle.weights[i], Offset.offset(2e-5));
            }
        }
    }

    private static float[][] slots(Optimizer optimizer, float[] weights) {
        float[][] slots = new float[optimizer.slots().size()][weights.length];
        optimizer.initialise(weights, slots);
        return slots;
    }
}
