package org.mmoestreams.nn.layers;

import java.util.List;

/** Experts of a convolution each, with channels last in what they put out. */
final class ConvExperts implements Experts {

    private final Patches patches;
    private final DenseExperts experts;

    ConvExperts(Patches patches, DenseExperts experts) {
        this.patches = patches;
        this.experts = experts;
    }

    @Override
    public List<Weights> weights() {
        return experts.weights();
    }

    @Override
    public double penalty() {
        return experts.penalty();
    }

    @Override
    public List<Tensor> forward(Tensor inputs, RowMask mask) {
        return experts.forward(patches.forward(inputs), mask);
    }

    @Override
    public Tensor backward(List<Tensor> gradients) {
        return patches.backward(experts.backward(gradients));
    }
}
