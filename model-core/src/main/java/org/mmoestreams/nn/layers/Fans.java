package org.mmoestreams.nn.layers;

/**
 * How many inputs a unit has, and how many units an input goes to.
 *
 * @param in inputs of a unit
 * @param out units of an input
 */
public record Fans(long in, long out) {

    /**
     * The fans of a kernel whose last two dimensions are inputs and units, as Keras counts them: dimensions before
     * these are a convolution's receptive field, and multiply both. A vector has as many of both as it has values, a
     * single value 1.
     */
    public static Fans of(int... shape) {
        if (shape.length == 0) {
            return new Fans(1, 1);
        }
        if (shape.length == 1) {
            return new Fans(shape[0], shape[0]);
        }
        long field = 1;
        for (int i = 0; i < shape.length - 2; i++) {
            field *= shape[i];
        }
        return new Fans(field * shape[shape.length - 2], field * shape[shape.length - 1]);
    }
}
