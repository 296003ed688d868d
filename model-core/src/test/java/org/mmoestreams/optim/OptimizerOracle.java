package org.mmoestreams.optim;

import java.util.Arrays;

/** The update rules as their papers state them, in double precision, one weight at a time. */
final class OptimizerOracle {

    final double[] weights;
    /** Sums, or decayed means, of squared gradients. */
    final double[] squares;
    /** What FTRL's paper calls z. */
    final double[] linear;

    private final OptimizerConfig config;
    private final double[] means;
    private final double[] velocities;

    OptimizerOracle(OptimizerConfig config, double... start) {
        this.config = config;
        weights = start.clone();
        int length = start.length;
        squares = new double[length];
        linear = new double[length];
        means = new double[length];
        velocities = new double[length];
        if (config instanceof Adagrad adagrad) {
            Arrays.fill(squares, adagrad.initialAccumulator());
        } else if (config instanceof Ftrl ftrl) {
            Arrays.fill(squares, ftrl.initialAccumulator());
        }
    }

    /** Has FTRL's sums be those of which the weights follow; else it begins with zero, as TensorFlow does. */
    OptimizerOracle fromTheWeights() {
        if (config instanceof Ftrl ftrl) {
            for (int i = 0; i < weights.length; i++) {
                linear[i] = -weights[i] * strength(ftrl, i) - Math.signum(weights[i]) * ftrl.l1();
            }
        }
        return this;
    }

    void update(int i, double gradient, int step) {
        if (config instanceof Adagrad adagrad) {
            weights[i] -= adagrad.learningRate() * adagrad(adagrad, i, gradient);
        } else if (config instanceof Adam adam) {
            weights[i] -= adam.learningRate() * adam(adam, i, gradient, step);
        } else if (config instanceof AdamW adamW) {
            weights[i] -= adamW.learningRate() * adamW.weightDecay() * weights[i];
            Adam adam = new Adam(adamW.learningRate(), adamW.beta1(), adamW.beta2(), adamW.epsilon());
            weights[i] -= adam.learningRate() * adam(adam, i, gradient, step);
        } else if (config instanceof Ftrl ftrl) {
            ftrl(ftrl, i, gradient);
        } else if (config instanceof RmsProp rmsProp) {
            weights[i] -= rmsProp.learningRate() * rmsProp(rmsProp, i, gradient);
        } else if (config instanceof Sgd sgd) {
            weights[i] -= sgd.learningRate() * sgd(sgd, i, gradient);
        }
    }

    private double adagrad(Adagrad constants, int i, double gradient) {
        squares[i] += gradient * gradient;
        return gradient / (Math.sqrt(squares[i]) + constants.epsilon());
    }

    private double adam(Adam constants, int i, double gradient, int step) {
        double beta1 = constants.beta1();
        double beta2 = constants.beta2();
        means[i] = beta1 * means[i] + (1 - beta1) * gradient;
        squares[i] = beta2 * squares[i] + (1 - beta2) * gradient * gradient;
        double mean = means[i] / (1 - Math.pow(beta1, step));
        double square = squares[i] / (1 - Math.pow(beta2, step));
        return mean / (Math.sqrt(square) + constants.epsilon());
    }

    private void ftrl(Ftrl constants, int i, double gradient) {
        double root = Math.sqrt(squares[i]);
        squares[i] += gradient * gradient;
        double sigma = (Math.sqrt(squares[i]) - root) / constants.learningRate();
        linear[i] += gradient - sigma * weights[i];
        double z = linear[i];
        weights[i] =
                Math.abs(z) <= constants.l1() ? 0 : -(z - Math.signum(z) * constants.l1()) / strength(constants, i);
    }

    private double strength(Ftrl constants, int i) {
        return (constants.beta() + Math.sqrt(squares[i])) / constants.learningRate() + constants.l2();
    }

    private double rmsProp(RmsProp constants, int i, double gradient) {
        double decay = constants.decay();
        squares[i] = decay * squares[i] + (1 - decay) * gradient * gradient;
        double spread = squares[i];
        if (constants.centred()) {
            means[i] = decay * means[i] + (1 - decay) * gradient;
            spread -= means[i] * means[i];
        }
        double ratio = gradient / (Math.sqrt(Math.max(0, spread)) + constants.epsilon());
        velocities[i] = constants.momentum() * velocities[i] + ratio;
        return velocities[i];
    }

    private double sgd(Sgd constants, int i, double gradient) {
        velocities[i] = constants.momentum() * velocities[i] + gradient;
        return constants.nesterov() ? gradient + constants.momentum() * velocities[i] : velocities[i];
    }
}
