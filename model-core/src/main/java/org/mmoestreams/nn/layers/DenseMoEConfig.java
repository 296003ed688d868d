package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.above;
import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.util.Objects;

/**
 * What a dense layer of a mixture of experts is.
 *
 * @param experts how many, at least 1
 * @param expert each expert's dense layer, whose units are those of the outputs
 * @param gate the gate's, with a unit for each expert
 * @param activity regulariser of the outputs
 * @param fans how the weights of several experts are drawn
 */
public record DenseMoEConfig(int experts, DenseConfig expert, DenseConfig gate, Regularizer activity, FanRule fans) {

    /** Checks the ranges, and that the gate weighs as many experts as there are. */
    public DenseMoEConfig {
        atLeast("experts", experts, 1);
        check(gate.units() == experts, "gate's units", gate.units(), experts + ", the number of experts");
        Objects.requireNonNull(expert, "expert");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(fans, "fans");
    }

    /**
     * As mixture-of-experts has it unless told otherwise: experts and gate linear, so that weights of experts are not
     * normalised, with biases of zeros; kernels uniform, by Glorot's fans of each expert, of scale 1.
     *
     * @param units outputs, at least 1
     */
    public static DenseMoEConfig of(int units, int experts) {
        atLeast("experts", experts, 1);
        return new DenseMoEConfig(
                        experts,
                        DenseConfig.of(units, Activation.linear()),
                        DenseConfig.of(experts, Activation.linear()),
                        Regularizer.none(),
                        FanRule.PER_EXPERT)
                .withScales(1, 1);
    }

    /**
     * With kernels drawn uniformly by Glorot's fans, times a scale of the variance.
     *
     * @param ofExperts scale of the expert kernels, above 0
     * @param ofGate scale of the gate's kernel, above 0
     */
    public DenseMoEConfig withScales(double ofExperts, double ofGate) {
        return withExpert(expert.withKernel(scaled(expert.kernel(), above("experts' scale", ofExperts, 0))))
                .withGate(gate.withKernel(scaled(gate.kernel(), above("gate's scale", ofGate, 0))));
    }

    /** With experts of this layer. */
    public DenseMoEConfig withExpert(DenseConfig other) {
        return new DenseMoEConfig(experts, other, gate, activity, fans);
    }

    /** With a gate of this layer. */
    public DenseMoEConfig withGate(DenseConfig other) {
        return new DenseMoEConfig(experts, expert, other, activity, fans);
    }

    /** With this regulariser of the outputs. */
    public DenseMoEConfig withActivity(Regularizer other) {
        return new DenseMoEConfig(experts, expert, gate, other, fans);
    }

    /** With weights drawn by this rule. */
    public DenseMoEConfig withFans(FanRule other) {
        return new DenseMoEConfig(experts, expert, gate, activity, other);
    }

    private static WeightConfig scaled(WeightConfig kernel, double scale) {
        WeightInitializer initializer = Initializers.varianceScaling(scale, FanMode.FAN_AVERAGE, Distribution.UNIFORM);
        return new WeightConfig(initializer, kernel.regularizer(), kernel.constraint());
    }
}
