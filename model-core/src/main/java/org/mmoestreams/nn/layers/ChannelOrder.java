package org.mmoestreams.nn.layers;

/** Where the channels of a batch of volumes are: of sequences, images or anything else that has places. */
public enum ChannelOrder {
    /** {@code [batch, channels, sizes...]}. */
    FIRST,
    /** {@code [batch, sizes..., channels]}. */
    LAST;

    /** The channels of a shape. */
    long channels(long... shape) {
        return shape[this == FIRST ? 1 : shape.length - 1];
    }

    /** The sizes of a shape's dimensions that are neither the batch's nor the channels'. */
    int[] sizes(long... shape) {
        int[] sizes = new int[shape.length - 2];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.toIntExact(shape[i + (this == FIRST ? 2 : 1)]);
        }
        return sizes;
    }

    /** The shape of a batch. */
    long[] shape(long batch, int[] sizes, long channels) {
        long[] shape = new long[sizes.length + 2];
        shape[0] = batch;
        shape[this == FIRST ? 1 : shape.length - 1] = channels;
        for (int i = 0; i < sizes.length; i++) {
            shape[i + (this == FIRST ? 2 : 1)] = sizes[i];
        }
        return shape;
    }

    /** A tensor of this order with its channels last. */
    Tensor toLast(Tensor tensor) {
        if (this == LAST) {
            return tensor;
        }
        int channels = tensor.size(1);
        return Tensor.of(transposed(tensor, channels), LAST.shape(tensor.size(0), sizes(tensor.shape()), channels));
    }

    /** A tensor of channels last in this order. */
    Tensor fromLast(Tensor tensor) {
        if (this == LAST) {
            return tensor;
        }
        int channels = tensor.size(-1);
        int[] sizes = LAST.sizes(tensor.shape());
        int places = tensor.rows() / Math.max(1, tensor.size(0));
        return Tensor.of(transposed(tensor, places), shape(tensor.size(0), sizes, channels));
    }

    /** Of each example a matrix of {@code rows}, transposed. */
    private static float[] transposed(Tensor tensor, int rows) {
        float[] from = tensor.values();
        float[] to = new float[from.length];
        int example = from.length / Math.max(1, tensor.size(0));
        int columns = example / Math.max(1, rows);
        for (int start = 0; start < from.length; start += example) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    to[start + column * rows + row] = from[start + row * columns + column];
                }
            }
        }
        return to;
    }
}
