package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.above;

import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of normalised values: each channel has its own scale and shift.
 *
 * @param epsilon added to variances, above 0
 * @param scale weights that are multiplied; none where empty
 * @param shift weights that are added; none where empty
 */
public record NormConfig(double epsilon, Optional<WeightConfig> scale, Optional<WeightConfig> shift) {

    private static final double EPSILON = 1e-3;

    /** Checks epsilon. */
    public NormConfig {
        above("epsilon", epsilon, 0);
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(shift, "shift");
    }

    /** Scales of 1, shifts of 0, and an epsilon of 0.001, as Keras has it. */
    public static NormConfig standard() {
        return new NormConfig(
                EPSILON,
                Optional.of(WeightConfig.of(Initializers.ones())),
                Optional.of(WeightConfig.of(Initializers.zeros())));
    }

    /** With this added to variances. */
    public NormConfig withEpsilon(double other) {
        return new NormConfig(other, scale, shift);
    }

    /** With scales of this configuration. */
    public NormConfig withScale(WeightConfig other) {
        return new NormConfig(epsilon, Optional.of(other), shift);
    }

    /** With shifts of this configuration. */
    public NormConfig withShift(WeightConfig other) {
        return new NormConfig(epsilon, scale, Optional.of(other));
    }

    /** Without scales. */
    public NormConfig withoutScale() {
        return new NormConfig(epsilon, Optional.empty(), shift);
    }

    /** Without shifts. */
    public NormConfig withoutShift() {
        return new NormConfig(epsilon, scale, Optional.empty());
    }
}
