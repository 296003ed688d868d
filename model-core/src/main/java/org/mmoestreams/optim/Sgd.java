package org.mmoestreams.optim;

import java.util.List;
import org.mmoestreams.settings.Kind;

/**
 * Plain stochastic gradient descent: steps by the gradient times the learning rate.
 *
 * @param learningRate step size, above 0
 */
public record Sgd(double learningRate) implements OptimizerConfig {

    /** The rule and what can be set. */
    public static final Kind<Sgd> KIND =
            new Kind<>("sgd", List.of(LEARNING_RATE), chosen -> new Sgd(chosen.of(LEARNING_RATE)));

    /** Checks the range. */
    public Sgd {
        LEARNING_RATE.checked(learningRate);
    }

    @Override
    public Kind<Sgd> kind() {
        return KIND;
    }

    @Override
    public Optimizer create() {
        return new Rule(this);
    }

    private static final class Rule implements Optimizer {

        private final float learningRate;

        Rule(Sgd config) {
            learningRate = (float) config.learningRate;
        }

        @Override
        public List<String> slots() {
            return List.of();
        }

        @Override
        public void initialise(float[] weights, float[][] slots) {}

        @Override
        public void begin(long step) {}

        @Override
        public double mostStep(double gradient) {
            return learningRate * gradient;
        }

        @Override
        public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
            for (int i = from; i < to; i++) {
                weights[i] -= learningRate * gradients[i];
            }
        }
    }
}
