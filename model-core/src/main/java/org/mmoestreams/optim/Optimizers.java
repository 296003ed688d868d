package org.mmoestreams.optim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The optimisers of a network, one for each group of parameters; groups with equal configurations share one. They take
 * their steps together. The usual recipe for wide and deep networks has a rule of its own for the wide weights (Cheng
 * et al.: Wide and Deep Learning for Recommender Systems, DLRS 2016).
 */
public final class Optimizers {

    private final Map<ParameterGroup, Paced> byGroup = new EnumMap<>(ParameterGroup.class);
    private final List<Paced> distinct;

    private Optimizers(Function<ParameterGroup, OptimizerConfig> configs, Schedule schedule) {
        Map<OptimizerConfig, Paced> made = new HashMap<>();
        for (ParameterGroup group : ParameterGroup.values()) {
            byGroup.put(
                    group, made.computeIfAbsent(configs.apply(group), config -> new Paced(config.create(), schedule)));
        }
        distinct = new ArrayList<>(made.values());
    }

    /** Optimisers before their first step. */
    public static Optimizers by(Function<ParameterGroup, OptimizerConfig> configs) {
        return new Optimizers(configs, Schedule.CONSTANT);
    }

    /** The optimisers of a plan before their first step. */
    public static Optimizers of(OptimizerPlan plan) {
        return new Optimizers(plan::of, plan.schedule());
    }

    /** One optimiser for all groups, before its first step. */
    public static Optimizers of(OptimizerConfig all) {
        return by(group -> all);
    }

    /** The optimiser of a group. */
    public Optimizer of(ParameterGroup group) {
        return byGroup.get(group);
    }

    /** From the next {@link #begin} on all of them take steps that are this many times as long; 1 is their own rate. */
    public void pace(double factor) {
        for (int i = 0; i < distinct.size(); i++) {
            distinct.get(i).pace(factor);
        }
    }

    /** Begins step {@code step} of all of them, counted from 1. */
    public void begin(long step) {
        for (int i = 0; i < distinct.size(); i++) {
            distinct.get(i).begin(step);
        }
    }

    /**
     * How far the step that was begun last moves any weight at most; infinite when that is not known.
     *
     * @param gradient no gradient of the step is beyond plus or minus this, at most 1e18
     */
    public double mostStep(double gradient) {
        double most = 0;
        for (int i = 0; i < distinct.size(); i++) {
            most = Math.max(most, distinct.get(i).mostStep(gradient));
        }
        return most;
    }
}
