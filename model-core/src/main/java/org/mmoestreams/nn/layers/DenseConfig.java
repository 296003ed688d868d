package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.atLeast;

import java.util.Objects;
import java.util.Optional;

/**
 * What a dense layer is.
 *
 * @param units outputs, at least 1
 * @param activation of the outputs
 * @param kernel weights of the inputs, {@code [inputs, units]}
 * @param bias weights {@code [units]} that are added; none where empty
 * @param activity regulariser of the outputs
 */
public record DenseConfig(
        int units, Activation activation, WeightConfig kernel, Optional<WeightConfig> bias, Regularizer activity) {

    /** Checks the units. */
    public DenseConfig {
        atLeast("units", units, 1);
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(bias, "bias");
        Objects.requireNonNull(activity, "activity");
    }

    /** Kernel by Glorot, uniform; a bias of zeros; no regulariser, no constraint. */
    public static DenseConfig of(int units, Activation activation) {
        return new DenseConfig(
                units,
                activation,
                WeightConfig.of(Initializers.glorotUniform()),
                Optional.of(WeightConfig.of(Initializers.zeros())),
                Regularizer.none());
    }

    /** With a kernel of this configuration. */
    public DenseConfig withKernel(WeightConfig other) {
        return new DenseConfig(units, activation, other, bias, activity);
    }

    /** With a bias of this configuration. */
    public DenseConfig withBias(WeightConfig other) {
        return new DenseConfig(units, activation, kernel, Optional.of(other), activity);
    }

    /** Without a bias. */
    public DenseConfig withoutBias() {
        return new DenseConfig(units, activation, kernel, Optional.empty(), activity);
    }

    /** With this regulariser of the outputs. */
    public DenseConfig withActivity(Regularizer other) {
        return new DenseConfig(units, activation, kernel, bias, other);
    }
}
