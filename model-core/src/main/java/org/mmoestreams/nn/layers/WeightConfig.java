package org.mmoestreams.nn.layers;

import java.util.Objects;

/**
 * What a tensor of weights starts from, what is added to the loss for it, and what it is put back to after each update.
 *
 * @param initializer draws it
 * @param regularizer of the weights
 * @param constraint on the weights
 */
public record WeightConfig(WeightInitializer initializer, Regularizer regularizer, Constraint constraint) {

    /** None may be null. */
    public WeightConfig {
        Objects.requireNonNull(initializer, "initializer");
        Objects.requireNonNull(regularizer, "regularizer");
        Objects.requireNonNull(constraint, "constraint");
    }

    /** Neither regularised nor constrained. */
    public static WeightConfig of(WeightInitializer initializer) {
        return new WeightConfig(initializer, Regularizer.none(), Constraint.none());
    }

    /** With this regulariser. */
    public WeightConfig with(Regularizer other) {
        return new WeightConfig(initializer, other, constraint);
    }

    /** With this constraint. */
    public WeightConfig with(Constraint other) {
        return new WeightConfig(initializer, regularizer, other);
    }
}
