package org.mmoestreams.nn;

import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What the rows of a table start from.
 *
 * @param all the weights of all rows, row after row
 * @param row those of one row; throws {@link IllegalStateException} where they are drawn all together
 */
record RowStart(Supplier<float[]> all, IntFunction<float[]> row) {

    /** Rows that are drawn together, so that none can be put back by itself. */
    static RowStart together(Supplier<float[]> all) {
        return new RowStart(all, number -> {
            throw new IllegalStateException("embeddings: rows that restart (expected: none; they were not drawn so)");
        });
    }

    /** Rows that are drawn each by itself. */
    static RowStart each(int rows, int width, IntFunction<float[]> row) {
        return new RowStart(
                () -> {
                    float[] all = new float[rows * width];
                    for (int number = 0; number < rows; number++) {
                        System.arraycopy(row.apply(number), 0, all, number * width, width);
                    }
                    return all;
                },
                row);
    }

    /** Zeros. */
    static RowStart zeros(int rows, int width) {
        return new RowStart(() -> new float[rows * width], number -> new float[width]);
    }
}
