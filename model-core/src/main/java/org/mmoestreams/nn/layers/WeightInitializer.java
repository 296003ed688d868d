package org.mmoestreams.nn.layers;

/** Draws the weights that a tensor starts from; {@link Initializers} has those there are. */
@FunctionalInterface
public interface WeightInitializer {

    /**
     * Weights of a shape, row after row.
     *
     * @param shape the sizes of the dimensions; of a kernel, the last two are inputs and units
     * @param seed the same seed gives the same weights on every machine
     * @throws IllegalArgumentException when this cannot draw such a shape
     */
    float[] draw(int[] shape, long seed);
}
