package org.mmoestreams;

import static org.mmoestreams.checks.Checks.check;

import org.mmoestreams.model.Architecture;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.OptimizerConfig;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * All that makes a learner, apart from its feature spec.
 *
 * @param architecture the network's shape
 * @param optimizer the update rule and its constants
 * @param windowRows labelled rows in a training window, 1 to 65536
 * @param seed seeds the initial weights
 */
public record LearnerConfig(Architecture architecture, OptimizerConfig optimizer, int windowRows, long seed) {

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
        check(optimizer != null, "optimizer", null, "an optimizer");
        WINDOW_ROWS.checked(windowRows);
    }

    /** The defaults that are known to learn in one pass. */
    public static LearnerConfig standard() {
        return new LearnerConfig(
                MmoeArchitecture.KIND.standard(), Adagrad.KIND.standard(), WINDOW_ROWS.standard(), SEED.standard());
    }
}
