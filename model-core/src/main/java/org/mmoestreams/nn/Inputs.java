package org.mmoestreams.nn;

/**
 * What comes into a network: the arrays of the batch that it works on. The network sets them, its first layer reads
 * them.
 */
public final class Inputs {

    private int[] embeddingRows = {};
    private float[] numbers = {};

    /**
     * Sets the arrays, which are not copied.
     *
     * @param embeddingRows rows of the tables, {@code [batchRows][slots]}, {@code RowBatch.EMPTY} behind a bag's items
     * @param numbers standardised numbers, {@code [batchRows][numbers]}
     */
    public void set(int[] embeddingRows, float[] numbers) {
        this.embeddingRows = embeddingRows;
        this.numbers = numbers;
    }

    int[] embeddingRows() {
        return embeddingRows;
    }

    float[] numbers() {
        return numbers;
    }
}
