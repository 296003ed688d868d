package org.mmoestreams;

import org.mmoestreams.features.Moments;
import org.mmoestreams.features.RowBatch;

/** Turns the continuous fields of rows into numbers of mean 0 and deviation 1, by the windows learnt so far. */
final class Standardizer {

    private static final float BOUND = ModelParts.INPUT_BOUND;

    private final Moments moments;
    private final int columns;
    private final float[] numbers;

    /**
     * A standardizer for batches.
     *
     * @param moments of {@code columns} columns; whoever adds windows to them changes what comes next
     */
    Standardizer(Moments moments, int columns, int batchRows) {
        this.moments = moments;
        this.columns = columns;
        numbers = new float[batchRows * columns];
    }

    /**
     * The numbers, {@code [batchRows][columns]}, within plus or minus 8; 0 where a value is missing or nothing is known
     * yet.
     */
    float[] numbers() {
        return numbers;
    }

    /** Computes the numbers of the rows {@code [from, to)}. */
    void standardize(RowBatch batch, int from, int to) {
        for (int column = 0; column < columns; column++) {
            double mean = moments.mean(column);
            double deviation = moments.deviation(column);
            boolean known = moments.count(column) > 0;
            for (int row = from; row < to; row++) {
                float scaled = batch.scaled()[row * columns + column];
                float number = (float) ((scaled - mean) / deviation);
                numbers[row * columns + column] =
                        !known || Float.isNaN(number) ? 0 : Math.max(-BOUND, Math.min(BOUND, number));
            }
        }
    }
}
