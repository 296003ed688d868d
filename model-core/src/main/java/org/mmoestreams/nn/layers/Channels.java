package org.mmoestreams.nn.layers;

/**
 * Which channel, place of one dimension, each value of a tensor is of.
 *
 * @param count how many channels
 * @param step from a value of one channel to that of the next
 */
record Channels(int count, int step) {

    /** The places of a dimension, which counts from 0. */
    static Channels of(long[] shape, int axis) {
        int step = 1;
        for (int dimension = axis + 1; dimension < shape.length; dimension++) {
            step = Math.toIntExact(step * shape[dimension]);
        }
        return new Channels((int) shape[axis], step);
    }

    int of(int index) {
        return index / step % count;
    }
}
