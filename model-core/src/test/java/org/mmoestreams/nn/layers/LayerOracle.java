package org.mmoestreams.nn.layers;

import java.util.List;

/** A layer in double, by plain loops. */
@FunctionalInterface
interface LayerOracle {

    /**
     * The outputs, a row-major array for each task, and the penalties.
     *
     * @param tensors the inputs, then the weights in the layer's order
     */
    Result of(double[][] tensors);

    /**
     * What a forward pass gives.
     *
     * @param outputs for each task
     * @param penalty what regularisers add to the loss
     */
    record Result(List<double[]> outputs, double penalty) {}
}
