package org.mmoestreams.optim;

import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * An update rule and its constants. A rule is one file: a record of its constants, which declares what can be set,
 * checks it, and makes the {@link Optimizer}. Another rule is that file, and its name in the two lists here.
 */
public sealed interface OptimizerConfig permits Adagrad, Adam, AdamW, Ftrl, RmsProp, Sgd {

    /** Every rule that can be chosen. */
    static List<Kind<? extends OptimizerConfig>> kinds() {
        return List.of(Adagrad.KIND, Adam.KIND, AdamW.KIND, Ftrl.KIND, RmsProp.KIND, Sgd.KIND);
    }

    /** The step size, of all rules. */
    Setting<Double> LEARNING_RATE = new Setting<>("learning-rate", Values.positive(), "0.05", "Step size.");

    /** What keeps a rule from dividing by zero. */
    Setting<Double> EPSILON = new Setting<>("epsilon", Values.positive(), "1e-8", "Added to the denominator.");

    /** What sums of squared gradients start at. */
    Setting<Double> INITIAL_ACCUMULATOR = new Setting<>(
            "initial-accumulator", Values.positive(), "1e-7", "What each sum of squared gradients starts at.");

    /** How much of the steps before a step goes on with. */
    Setting<Double> MOMENTUM = new Setting<>(
            "momentum", Values.fraction(), "0", "The share of its velocity that a weight keeps. 0: it has none.");

    /** Which rule it is. */
    Kind<? extends OptimizerConfig> kind();

    /** The rule's name, and what of its constants decides which slots it has: states of one form fit each other. */
    default String form() {
        return kind().name();
    }

    /** An optimiser of this rule before its first step. Each has a step count of its own. */
    Optimizer create();
}
