package org.mmoestreams;

import static org.mmoestreams.checks.Checks.check;

import org.mmoestreams.model.Architecture;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.OptimizerConfig;
import org.mmoestreams.optim.OptimizerPlan;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * All that makes a learner, apart from its feature spec.
 *
 * @param architecture the network's shape
 * @param optimizers the update rules and their constants
 * @param windowRows labelled rows in a training window, 1 to 65536
 * @param seed seeds the initial weights
 */
public record LearnerConfig(Architecture architecture, OptimizerPlan optimizers, int windowRows, long seed) {

    /** What the window's rows can be set to. */
    public static final Setting<Integer> WINDOW_ROWS = new Setting<>(
            "window-rows",
            Values.integer(1, 65_536),
            "256",
            "A training window closes when it holds this many labelled rows: the batch size.");

    /** What the seed can be set to. */
    public static final Setting<Long> SEED =
            new Setting<>("seed", Values.anyLong(), "42", "Seeds the weights that the model starts from.");

    /** Checks the ranges. */
    public LearnerConfig {
        check(architecture != null, "model", null, "an architecture");
        check(optimizers != null, "optimizers", null, "a plan");
        WINDOW_ROWS.checked(windowRows);
    }

    /** One update rule for all weights. */
    public LearnerConfig(Architecture architecture, OptimizerConfig optimizer, int windowRows, long seed) {
        this(architecture, OptimizerPlan.all(optimizer), windowRows, seed);
    }

    /** The update rule of all groups of parameters that have none of their own. */
    public OptimizerConfig optimizer() {
        return optimizers.general();
    }

    /** The defaults that are known to learn in one pass. */
    public static LearnerConfig standard() {
        return new LearnerConfig(
                MmoeArchitecture.KIND.standard(), Adagrad.KIND.standard(), WINDOW_ROWS.standard(), SEED.standard());
    }
}
