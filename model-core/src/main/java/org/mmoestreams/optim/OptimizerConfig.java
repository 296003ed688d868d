package org.mmoestreams.optim;

import static org.mmoestreams.checks.Checks.check;
import static org.mmoestreams.checks.Checks.within;

/**
 * Which optimiser trains the model, and its constants.
 *
 * @param kind the update rule
 * @param learningRate step size, above 0
 * @param initialAccumulator Adagrad: what the sum of squared gradients starts at, above 0
 * @param beta1 Adam: decay of the first moment, in [0, 1)
 * @param beta2 Adam: decay of the second moment, in [0, 1)
 * @param epsilon Adagrad, Adam: added to the denominator, above 0
 */
public record OptimizerConfig(
        Kind kind, double learningRate, double initialAccumulator, double beta1, double beta2, double epsilon) {

    /** The update rules. */
    public enum Kind {
        /** Duchi, Hazan, Singer: Adaptive Subgradient Methods, JMLR 12 (2011). */
        ADAGRAD,
        /** Kingma, Ba: Adam, ICLR 2015; embedding rows are updated in the windows that touch them only. */
        ADAM,
        /** Plain stochastic gradient descent. */
        SGD
    }

    /** Checks the ranges. */
    public OptimizerConfig {
        check(kind != null, "optimizer.kind", kind, "adagrad, adam or sgd");
        aboveZero("optimizer.learning-rate", learningRate);
        aboveZero("optimizer.initial-accumulator", initialAccumulator);
        within("optimizer.beta1", beta1, 0, 1);
        within("optimizer.beta2", beta2, 0, 1);
        aboveZero("optimizer.epsilon", epsilon);
    }

    /** Adagrad at 0.05 from an accumulator of 1e-7: mean gradients are small, and a larger start slows the one pass down. */
    public static OptimizerConfig adagrad() {
        return new OptimizerConfig(Kind.ADAGRAD, 0.05, 1e-7, 0.9, 0.999, 1e-8);
    }

    /** The same constants with another rule and step size. */
    public OptimizerConfig with(Kind kind, double learningRate) {
        return new OptimizerConfig(kind, learningRate, initialAccumulator, beta1, beta2, epsilon);
    }

    /** The rules count in floats: a number that rounds to 0 divides 0 by 0, one that rounds to infinity ends the learning. */
    private static void aboveZero(String name, double value) {
        float rounded = (float) value;
        check(
                rounded >= Float.MIN_NORMAL && rounded <= Float.MAX_VALUE,
                name,
                value,
                "> 0, and in the range of a float");
    }
}
