package org.mmoestreams.nn.layers;

import java.util.List;

/** Weighs experts by the inputs, and sums up what they put out. */
interface Gate {

    List<Weights> weights();

    double penalty();

    /** The weights of the experts in the last forward pass, {@code [batch, ..., experts]}. */
    Tensor mixture();

    /** The experts' outputs, weighted and summed. */
    Tensor forward(Tensor inputs, List<Tensor> experts, RowMask mask);

    /**
     * The gradients by the inputs, as far as they come through the gate.
     *
     * @param gradients by the sum
     * @param byExperts those by the experts' outputs, to which this gate's are added
     */
    Tensor backward(Tensor gradients, List<Tensor> experts, List<Tensor> byExperts);
}
