package org.mmoestreams.model;

/** A tensor of up to three indices in double precision; what it does not need has size 1. */
final class Tensor {

    private final double[] values;
    private final int columns;
    private final int depth;

    Tensor(int rows, int columns, int depth) {
        this.values = new double[rows * columns * depth];
        this.columns = columns;
        this.depth = depth;
    }

    double get(int i, int j, int k) {
        return values[index(i, j, k)];
    }

    void set(int i, int j, int k, double value) {
        values[index(i, j, k)] = value;
    }

    void add(int i, int j, int k, double value) {
        values[index(i, j, k)] += value;
    }

    /** The elements themselves, the last index running fastest. */
    double[] values() {
        return values;
    }

    private int index(int i, int j, int k) {
        if (j < 0 || j >= columns || k < 0 || k >= depth) {
            throw new IndexOutOfBoundsException(i + ", " + j + ", " + k);
        }
        return (i * columns + j) * depth + k;
    }
}
