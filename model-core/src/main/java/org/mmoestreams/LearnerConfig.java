package org.mmoestreams;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import org.mmoestreams.model.Architecture;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.OptimizerConfig;

/**
 * All that makes a learner, apart from its feature spec.
 *
 * @param architecture the network's shape
 * @param optimizer the update rule and its constants
 * @param windowRows labelled rows in a training window, 1 to 65536
 * @param seed seeds the initial weights
 */
public record LearnerConfig(Architecture architecture, OptimizerConfig optimizer, int windowRows, long seed) {

    /** Checks the ranges. */
    public LearnerConfig {
        check(architecture != null, "model", null, "an architecture");
        check(optimizer != null, "optimizer", null, "an optimizer");
        between("window.rows", windowRows, 1, 65536);
    }

    /** The defaults that are known to learn in one pass. */
    public static LearnerConfig standard() {
        return new LearnerConfig(Architecture.standard(), Adagrad.KIND.standard(), 256, 42);
    }
}
