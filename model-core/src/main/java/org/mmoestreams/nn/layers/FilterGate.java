package org.mmoestreams.nn.layers;

import java.util.List;
import org.mmoestreams.nn.Start;

/**
 * A gate that weighs the experts of each filter by all values of an example, for all places of its outputs the same.
 */
final class FilterGate implements Gate {

    private final AffineShape shape;
    private final Affine affine;
    private final Activated activated;
    private Tensor mixture = Tensor.zeros(0);

    private FilterGate(AffineShape shape, Affine affine, Activated activated) {
        this.shape = shape;
        this.affine = affine;
        this.activated = activated;
    }

    /**
     * {@code name.kernel} and {@code name.bias}.
     *
     * @param shape with dimensions of an example's values, of filters and of experts
     * @param config with a unit for each expert
     */
    static FilterGate of(String name, AffineShape shape, DenseConfig config, Start start) {
        Affine affine = Affine.of(name, shape, config, start);
        return new FilterGate(shape, affine, new Activated(config.activation(), config.activity()));
    }

    @Override
    public List<Weights> weights() {
        return affine.weights();
    }

    @Override
    public double penalty() {
        return weights().stream().mapToDouble(Weights::penalty).sum() + activated.penalty();
    }

    /** {@code [batch, filters, experts]}. */
    @Override
    public Tensor mixture() {
        return mixture;
    }

    @Override
    public Tensor forward(Tensor inputs, List<Tensor> experts, RowMask mask) {
        int examples = inputs.size(0);
        Tensor linear = affine.forward(inputs.reshaped(examples, shape.inputs()));
        long filters = shape.outputs() / experts.size();
        mixture = activated.forward(linear.reshaped(examples, filters, experts.size()), mask);
        Tensor sum = Tensor.zeros(experts.get(0).shape());
        for (int expert = 0; expert < experts.size(); expert++) {
            float[] own = experts.get(expert).values();
            for (int i = 0; i < own.length; i++) {
                sum.values()[i] += mixture.values()[weightAt(sum, i, expert)] * own[i];
            }
        }
        return sum;
    }

    @Override
    public Tensor backward(Tensor gradients, List<Tensor> experts, List<Tensor> byExperts) {
        float[] bySum = gradients.values();
        double[] byWeights = new double[mixture.values().length];
        for (int expert = 0; expert < experts.size(); expert++) {
            float[] own = experts.get(expert).values();
            float[] byOwn = byExperts.get(expert).values();
            for (int i = 0; i < own.length; i++) {
                int at = weightAt(gradients, i, expert);
                byWeights[at] += (double) bySum[i] * own[i];
                byOwn[i] += mixture.values()[at] * bySum[i];
            }
        }
        Tensor rounded = Tensor.zeros(mixture.shape());
        for (int i = 0; i < byWeights.length; i++) {
            rounded.values()[i] = (float) byWeights[i];
        }
        Tensor byLinear = activated.backward(rounded);
        return affine.backward(byLinear.reshaped(byLinear.size(0), shape.outputs()));
    }

    /** Where the weight of an expert is for a value of a tensor {@code [batch, ..., filters]}. */
    private int weightAt(Tensor outputs, int at, int expert) {
        int filters = mixture.size(1);
        int example = at / (outputs.values().length / outputs.size(0));
        return (example * filters + at % filters) * mixture.size(2) + expert;
    }
}
