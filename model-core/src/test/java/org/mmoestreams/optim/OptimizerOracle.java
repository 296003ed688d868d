package org.mmoestreams.optim;

import java.util.Arrays;

/** The three update rules as their papers state them, in double precision, one weight at a time. */
final class OptimizerOracle {

    final double[] weights;
    private final OptimizerConfig config;
    private final double[] squares;
    private final double[] firstMoments;
    private final double[] secondMoments;

    OptimizerOracle(OptimizerConfig config, int length) {
        this.config = config;
        weights = new double[length];
        squares = new double[length];
        firstMoments = new double[length];
        secondMoments = new double[length];
        Arrays.fill(squares, config.initialAccumulator());
    }

    void update(int i, double gradient, int step) {
        weights[i] -= config.learningRate()
                * switch (config.kind()) {
                    case SGD -> gradient;
                    case ADAGRAD -> adagrad(i, gradient);
                    case ADAM -> adam(i, gradient, step);
                };
    }

    private double adagrad(int i, double gradient) {
        squares[i] += gradient * gradient;
        return gradient / (Math.sqrt(squares[i]) + config.epsilon());
    }

    private double adam(int i, double gradient, int step) {
        firstMoments[i] = config.beta1() * firstMoments[i] + (1 - config.beta1()) * gradient;
        secondMoments[i] = config.beta2() * secondMoments[i] + (1 - config.beta2()) * gradient * gradient;
        double mean = firstMoments[i] / (1 - Math.pow(config.beta1(), step));
        double square = secondMoments[i] / (1 - Math.pow(config.beta2(), step));
        return mean / (Math.sqrt(square) + config.epsilon());
    }
}
