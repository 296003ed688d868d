package org.mmoestreams.app.learner;

import org.mmoestreams.features.RowBatch;

/**
 * The pending rows of one kind, labelled or not, in the slots of a batch: filled from slot 0 on, and predicted from the
 * first one that was not.
 */
final class PendingBatch {

    private final RowBatch rows;
    private final PendingRow[] pending;
    private int size;
    private int predicted;
    private int saved;

    PendingBatch(RowBatch rows) {
        this.rows = rows;
        this.pending = new PendingRow[rows.capacity()];
    }

    RowBatch rows() {
        return rows;
    }

    int size() {
        return size;
    }

    /** The slot of the first row that was not predicted; {@link #size()} when all were. */
    int firstUnpredicted() {
        return predicted;
    }

    /** The slot of the first row that came since {@link #markSaved}; {@link #size()} when there is none. */
    int firstUnsaved() {
        return saved;
    }

    boolean isFull() {
        return size == rows.capacity();
    }

    boolean hasUnpredicted() {
        return predicted < size;
    }

    PendingRow get(int slot) {
        return pending[slot];
    }

    /** Takes a row whose values are in slot {@link #size()} already. */
    void add(PendingRow row) {
        pending[size++] = row;
    }

    /** Puts a row where it was before a restart. */
    void restore(int slot, PendingRow row, boolean wasPredicted) {
        pending[slot] = row;
        size = Math.max(size, slot + 1);
        saved = size;
        predicted = wasPredicted ? Math.max(predicted, slot + 1) : predicted;
    }

    /** Goes on filling from slot {@code slot}: the rows before it were predicted. */
    void resume(int slot) {
        size = slot;
        predicted = slot;
        saved = slot;
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
