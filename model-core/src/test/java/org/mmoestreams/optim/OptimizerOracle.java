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
        if (config instanceof Adagrad adagrad) {
            Arrays.fill(squares, adagrad.initialAccumulator());
        }
    }

    void update(int i, double gradient, int step) {
        if (config instanceof Adagrad adagrad) {
            weights[i] -= adagrad.learningRate() * adagrad(adagrad, i, gradient);
        } else if (config instanceof Adam adam) {
            weights[i] -= adam.learningRate() * adam(adam, i, gradient, step);
        } else if (config instanceof Sgd sgd) {
            weights[i] -= sgd.learningRate() * gradient;
        }
    }

    private double adagrad(Adagrad constants, int i, double gradient) {
        squares[i] += gradient * gradient;
        return gradient / (Math.sqrt(squares[i]) + constants.epsilon());
    }

    private double adam(Adam constants, int i, double gradient, int step) {
        double beta1 = constants.beta1();
        double beta2 = constants.beta2();
        firstMoments[i] = beta1 * firstMoments[i] + (1 - beta1) * gradient;
        secondMoments[i] = beta2 * secondMoments[i] + (1 - beta2) * gradient * gradient;
        double mean = firstMoments[i] / (1 - Math.pow(beta1, step));
        double square = secondMoments[i] / (1 - Math.pow(beta2, step));
        return mean / (Math.sqrt(square) + constants.epsilon());
    }
}
