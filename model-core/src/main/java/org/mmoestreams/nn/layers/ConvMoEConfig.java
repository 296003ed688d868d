package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.above;

import java.util.Objects;

/**
 * What a convolution of a mixture of experts is.
 *
 * @param field what an output sees of the inputs
 * @param mixture the experts, whose units are the filters, and the gate, with a unit for each expert of a filter
 */
public record ConvMoEConfig(ReceptiveField field, DenseMoEConfig mixture) {

    /** None may be null. */
    public ConvMoEConfig {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(mixture, "mixture");
    }

    /**
     * As mixture-of-experts has it unless told otherwise: experts and gate linear, so that weights of experts are not
     * normalised, with biases of zeros; kernels normal, with a variance of one over the inputs of a unit: for an expert
     * what the kernel covers, for a gate all values of an example.
     *
     * @param filters channels of the outputs, at least 1
     * @param experts how many each filter has, at least 1
     * @param field of one dimension for Conv1DMoE, two for Conv2DMoE, three for Conv3DMoE
     */
    public static ConvMoEConfig of(int filters, int experts, ReceptiveField field) {
        return new ConvMoEConfig(field, DenseMoEConfig.of(filters, experts)).withScales(1, 1);
    }

    /**
     * With kernels drawn normally by fan-in, times a scale of the standard deviation.
     *
     * @param ofExperts scale of the expert kernel, above 0
     * @param ofGate scale of the gate's kernel, above 0
     */
    public ConvMoEConfig withScales(double ofExperts, double ofGate) {
        return withExpert(scaled(mixture.expert(), above("experts' scale", ofExperts, 0)))
                .withGate(scaled(mixture.gate(), above("gate's scale", ofGate, 0)));
    }

    /** With this receptive field. */
    public ConvMoEConfig withField(ReceptiveField other) {
        return new ConvMoEConfig(other, mixture);
    }

    /** With experts of this layer. */
    public ConvMoEConfig withExpert(DenseConfig other) {
        return new ConvMoEConfig(field, mixture.withExpert(other));
    }

    /** With a gate of this layer. */
    public ConvMoEConfig withGate(DenseConfig other) {
        return new ConvMoEConfig(field, mixture.withGate(other));
    }

    /** With this regulariser of the outputs. */
    public ConvMoEConfig withActivity(Regularizer other) {
        return new ConvMoEConfig(field, mixture.withActivity(other));
    }

    /** With weights drawn by this rule. */
    public ConvMoEConfig withFans(FanRule other) {
        return new ConvMoEConfig(field, mixture.withFans(other));
    }

    /** Channels of the outputs. */
    public int filters() {
        return mixture.expert().units();
    }

    private static DenseConfig scaled(DenseConfig layer, double scale) {
        WeightInitializer initializer =
                Initializers.varianceScaling(scale * scale, FanMode.FAN_IN, Distribution.UNTRUNCATED_NORMAL);
        WeightConfig kernel = layer.kernel();
        return layer.withKernel(new WeightConfig(initializer, kernel.regularizer(), kernel.constraint()));
    }
}
