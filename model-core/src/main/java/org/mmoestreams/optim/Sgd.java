package org.mmoestreams.optim;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * Stochastic gradient descent: steps by the gradient times the learning rate. With momentum the step is by a velocity,
 * which keeps a share of what it was and adds the gradient, undamped (Sutskever, Martens, Dahl, Hinton: On the
 * Importance of Initialization and Momentum in Deep Learning, ICML 2013, in the form in which the rate multiplies the
 * velocity). Weights that a step does not touch keep their velocity and stay.
 *
 * @param learningRate step size, above 0
 * @param momentum the share of the velocity that is kept, in [0, 1); 0: plain descent, without a slot
 * @param nesterov whether to step by the gradient and the share of the new velocity, as if looked ahead
 */
public record Sgd(double learningRate, double momentum, boolean nesterov) implements OptimizerConfig {

    private static final Setting<Boolean> NESTEROV = new Setting<>(
            "nesterov", Values.flag(), "false", "Whether momentum is Nesterov's, which looks a step ahead.");

    /** The rule and what can be set. */
    public static final Kind<Sgd> KIND = new Kind<>(
            "sgd",
            List.of(LEARNING_RATE, MOMENTUM, NESTEROV),
            chosen -> new Sgd(chosen.of(LEARNING_RATE), chosen.of(MOMENTUM), chosen.of(NESTEROV)));

    /** Checks the ranges. */
    public Sgd {
        LEARNING_RATE.checked(learningRate);
        MOMENTUM.checked(momentum);
        check(!nesterov || momentum > 0, NESTEROV.name(), true, "false where momentum is 0; set both");
    }

    /** Plain descent, without momentum. */
    public Sgd(double learningRate) {
        this(learningRate, 0, false);
    }

    @Override
    public Kind<Sgd> kind() {
        return KIND;
    }

    @Override
    public String form() {
        return momentum == 0 ? KIND.name() : KIND.name() + "-momentum";
    }

    @Override
    public Optimizer create() {
        return momentum == 0 ? new Plain(learningRate) : new WithMomentum(this);
    }

    private static final class Plain implements Optimizer {

        private final double ownRate;
        private float learningRate;

        Plain(double learningRate) {
            ownRate = learningRate;
            this.learningRate = (float) learningRate;
        }

        @Override
        public List<String> slots() {
            return List.of();
        }

        @Override
        public void initialise(float[] weights, float[][] slots) {}

        @Override
        public void begin(long step, double factor) {
            learningRate = (float) (ownRate * factor);
        }

        @Override
        public boolean isStretched() {
            return true;
        }

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

    private static final class WithMomentum implements Optimizer {

        private final double ownRate;
        private final float keep;
        private final boolean nesterov;
        private float learningRate;

        WithMomentum(Sgd config) {
            ownRate = config.learningRate;
            learningRate = (float) ownRate;
            keep = (float) config.momentum;
            nesterov = config.nesterov;
        }

        @Override
        public List<String> slots() {
            return List.of("velocity");
        }

        @Override
        public void initialise(float[] weights, float[][] slots) {}

        @Override
        public void begin(long step, double factor) {
            learningRate = (float) (ownRate * factor);
        }

        /** A velocity remembers gradients of steps before, however large they were. */
        @Override
        public double mostStep(double gradient) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
            float[] velocity = slots[0];
            for (int i = from; i < to; i++) {
                float g = gradients[i];
                float v = keep * velocity[i] + g;
                velocity[i] = v;
                weights[i] -= learningRate * (nesterov ? g + keep * v : v);
            }
        }
    }
}
