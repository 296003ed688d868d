package org.mmoestreams.nn;

/**
 * Some rows of tensors of the same shape, side by side in arrays of their own: a loop over all of them becomes vector
 * instructions, which one over a row of a few floats does not.
 */
final class PackedRows {

    private final float[][] tensors;
    private final float[][] packed;
    private int[] rows = {};
    private int count;
    private int width;

    /** No rows yet. */
    PackedRows(float[][] tensors) {
        this.tensors = tensors;
        packed = new float[tensors.length][0];
    }

    /**
     * Copies rows out of the tensors.
     *
     * @param rows which ones; not to be changed up to the next call
     * @param count how many of them
     * @param width floats in a row
     */
    void gather(int[] rows, int count, int width) {
        this.rows = rows;
        this.count = count;
        this.width = width;
        for (int t = 0; t < tensors.length; t++) {
            if (packed[t].length < length()) {
                packed[t] = new float[Math.max(length(), 2 * packed[t].length)];
            }
            for (int i = 0; i < count; i++) {
                System.arraycopy(tensors[t], rows[i] * width, packed[t], i * width, width);
            }
        }
    }

    /** The rows, one array per tensor; the first {@link #length} floats count. */
    float[][] arrays() {
        return packed;
    }

    /** Floats in all rows of a tensor. */
    int length() {
        return count * width;
    }

    /** Copies the rows back to where they came from. */
    void scatter() {
        for (int t = 0; t < tensors.length; t++) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(packed[t], i * width, tensors[t], rows[i] * width, width);
            }
        }
    }
}
