package org.mmoestreams.optim;

import static org.mmoestreams.checks.Checks.check;

import java.util.Locale;
import java.util.Optional;

/**
 * Which rule updates which group of parameters, and how their learning rates go with the steps. A rule of their own for
 * wide weights is the usual recipe for wide and deep networks (Cheng and others, DLRS 2016: FTRL for wide weights,
 * Adagrad for the others); so is FTRL for embeddings of ids.
 *
 * @param general the rule of dense weights, and of the groups that have none of their own
 * @param wide the rule of wide weights; empty: the general one
 * @param embeddings the rule of embeddings; empty: the general one
 * @param schedule of all learning rates
 */
public record OptimizerPlan(
        OptimizerConfig general,
        Optional<OptimizerConfig> wide,
        Optional<OptimizerConfig> embeddings,
        Schedule schedule) {

    /** Checks that all are there. */
    public OptimizerPlan {
        check(general != null, "optimizer", null, "an optimizer");
        check(schedule != null, "schedule", null, "a schedule");
    }

    /** One rule for all, with a constant rate. */
    public static OptimizerPlan all(OptimizerConfig rule) {
        return new OptimizerPlan(rule, Optional.empty(), Optional.empty(), Schedule.CONSTANT);
    }

    /** The rule of a group. */
    public OptimizerConfig of(ParameterGroup group) {
        return switch (group) {
            case WIDE -> wide.orElse(general);
            case EMBEDDINGS -> embeddings.orElse(general);
            case DENSE -> general;
        };
    }

    /**
     * What decides which slots there are: the general rule's {@link OptimizerConfig#form}, followed by those of the
     * groups for which it is another, such as {@code adam, wide ftrl}.
     */
    public String form() {
        StringBuilder text = new StringBuilder(general.form());
        for (ParameterGroup group : ParameterGroup.values()) {
            String own = of(group).form();
            if (!own.equals(general.form())) {
                text.append(", ")
                        .append(group.name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(own);
            }
        }
        return text.toString();
    }
}
