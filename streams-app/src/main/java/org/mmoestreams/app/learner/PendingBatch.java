package org.mmoestreams.app.learner;

import org.mmoestreams.features.RowBatch;

/**
 * The pending rows of one kind, labelled or not, in the rows of a batch: filled from index 0 on, and predicted from the
 * first one that was not. Rows that were predicted before they came here, and waited for a label since, count as
 * predicted.
 */
final class PendingBatch {

    private final RowBatch rows;
    private final PendingRow[] pending;
    private int size;
    private int predicted;
    private int saved;
    private int restoredUnpredicted;

    PendingBatch(RowBatch rows) {
        this.rows = rows;
        this.pending = new PendingRow[rows.capacity()];
        this.restoredUnpredicted = rows.capacity();
    }

    RowBatch rows() {
        return rows;
    }

    int size() {
        return size;
    }

    /** The index of the first row that was not predicted; {@link #size()} when all were. */
    int firstUnpredicted() {
        return predicted;
    }

    /** The index of the first row that came since {@link #markSaved}; {@link #size()} when there is none. */
    int firstUnsaved() {
        return saved;
    }

    boolean isFull() {
        return size == rows.capacity();
    }

    boolean hasUnpredicted() {
        return predicted < size;
    }

    PendingRow get(int index) {
        return pending[index];
    }

    /** What was published of a task of a row; where that was not long ago, what the model said of it last. */
    double score(int index, int task) {
        double[] published = pending[index].published();
        return published == null ? rows.prediction(index, task) : published[task];
    }

    /** Takes a row whose values are at index {@link #size()} already. */
    void add(PendingRow row) {
        boolean allPredicted = predicted == size;
        pending[size++] = row;
        predicted = allPredicted && row.published() != null ? size : predicted;
    }

    /** Puts a row where it was before a restart. */
    void restore(int index, PendingRow row, boolean wasPredicted) {
        pending[index] = row;
        size = Math.max(size, index + 1);
        saved = size;
        restoredUnpredicted = wasPredicted ? restoredUnpredicted : Math.min(restoredUnpredicted, index);
        predicted = Math.min(restoredUnpredicted, size);
    }

    /** Goes on filling from {@code index}: the rows before it were predicted. */
    void resume(int index) {
        size = index;
        predicted = index;
        saved = index;
    }

    void markPredicted() {
        predicted = size;
    }

    void markSaved() {
        saved = size;
    }

    void clear() {
        size = 0;
        predicted = 0;
        saved = 0;
    }
}
