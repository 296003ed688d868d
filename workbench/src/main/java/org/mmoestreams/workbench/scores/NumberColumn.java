package org.mmoestreams.workbench.scores;

import java.util.ArrayList;
import java.util.List;

/** Numbers, one for each row. 8 bytes a row; nothing is copied as it grows. */
final class NumberColumn {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<double[]> chunks = new ArrayList<>();
    private int size;

    void add(double number) {
        if (size == chunks.size() << CHUNK_BITS) {
            chunks.add(new double[CHUNK]);
        }
        chunks.get(size >>> CHUNK_BITS)[size & (CHUNK - 1)] = number;
        size++;
    }

    double get(int row) {
        return chunks.get(row >>> CHUNK_BITS)[row & (CHUNK - 1)];
    }

    int size() {
        return size;
    }

    double[] toArray() {
        double[] numbers = new double[size];
        for (int row = 0; row < size; row++) {
            numbers[row] = get(row);
        }
        return numbers;
    }
}
