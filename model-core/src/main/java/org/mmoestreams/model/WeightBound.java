package org.mmoestreams.model;

import java.util.List;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.optim.Optimizers;

/**
 * Holds the weights within plus or minus a million: so far out no output of a network of any shape can leave the range
 * of floats, so that every prediction is a number and learning can go on. A sound model stays below a hundred.
 *
 * <p>What a step can do at most is known beforehand for each optimiser, so steps are taken unwatched as long as they
 * cannot reach the bound; this costs a sum per step. Near it, a step is taken on trial: what it overwrites is kept, and
 * put back when a weight has passed the bound or the optimiser's state is no number any more. Both ways decide the
 * same.
 */
final class WeightBound {

    private static final float BOUND = 1e6f;
    /** Sums of squares of such gradients stay finite, however many there are. */
    private static final double HARMLESS_GRADIENT = 1e12;

    private final List<Parameter> parameters;
    private final Optimizers optimizers;
    /** No weight is beyond this; infinite when not known. */
    private double reach = Double.POSITIVE_INFINITY;

    WeightBound(List<Parameter> parameters, Optimizers optimizers) {
        this.parameters = List.copyOf(parameters);
        this.optimizers = optimizers;
    }

    /** Must be called when weights changed otherwise. */
    void forget() {
        reach = Double.POSITIVE_INFINITY;
    }

    /** Weights were put to values of which none is beyond plus or minus {@code largest}. */
    void include(float largest) {
        reach = Math.max(reach, largest);
    }

    /**
     * Takes a step.
     *
     * @param gradient no gradient is beyond plus or minus this
     * @param update lets the optimiser, which has begun the step, move the weights
     * @return false when the step left the bound, or spoilt the optimiser's state; weights and state are as before then
     */
    boolean step(double gradient, Runnable update) {
        double most = optimizers.mostStep(gradient);
        if (gradient < HARMLESS_GRADIENT && staysBelow(most)) {
            update.run();
            reach += most;
            return true;
        }
        return tryStep(update);
    }

    /** Half the bound leaves room for rounding. */
    private boolean staysBelow(double most) {
        if (reach + most < BOUND / 2) {
            return true;
        }
        reach = 0;
        for (Parameter each : parameters) {
            reach = Math.max(reach, each.largest());
        }
        return reach + most < BOUND / 2;
    }

    private boolean tryStep(Runnable update) {
        parameters.forEach(Parameter::watch);
        update.run();
        boolean sound = parameters.stream().allMatch(each -> each.isSound(BOUND));
        parameters.forEach(sound ? Parameter::keep : Parameter::undo);
        forget();
        return sound;
    }
}
