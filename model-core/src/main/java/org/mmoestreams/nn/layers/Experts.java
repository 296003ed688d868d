package org.mmoestreams.nn.layers;

import java.util.List;

/** Experts, on the same inputs {@code [batch, ...]}. */
interface Experts {

    List<Weights> weights();

    double penalty();

    /** The outputs of each expert. */
    List<Tensor> forward(Tensor inputs, RowMask mask);

    /** The gradients by the inputs, as many in any shape, from those by each expert's outputs. */
    Tensor backward(List<Tensor> gradients);
}
