package org.mmoestreams.features;

import java.util.Arrays;

/** Gives the items of a multi-valued field their embedding rows, in as many slots as the field has items at most. */
final class ItemRows {

    private final int index;
    private final int slots;
    private final int firstRow;
    private final NameRows names;

    /**
     * Rows of no item yet.
     *
     * @param index of the field among the multi-valued ones
     * @param firstRow the field's first row in the table
     * @param clock that ages are counted by
     */
    ItemRows(MultiValuedField field, int index, int firstRow, StreamClock clock) {
        this.index = index;
        this.firstRow = firstRow;
        slots = field.maxValues();
        names = NameRows.of(field.field(), field.rules(), clock);
    }

    /** The state. */
    NameRows names() {
        return names;
    }

    /** How many slots there are. */
    int slots() {
        return slots;
    }

    /**
     * Fills the slots of an encoded row: with the row of a missing value, or with those of the items and {@link
     * RowBatch#EMPTY} behind them.
     *
     * @param at the first slot
     * @param frozen whether a new item has the row of the overflow; else it gets one where there is room
     */
    void encode(FieldValues values, int[] embeddingRows, int at, boolean frozen) {
        int items = values.items[index];
        Arrays.fill(embeddingRows, at, at + slots, RowBatch.EMPTY);
        if (items < 0) {
            embeddingRows[at] = firstRow + Vocabulary.MISSING;
        }
        byte[][] texts = values.itemText[index];
        int[] offsets = values.itemOffsets[index];
        int[] lengths = values.itemLengths[index];
        for (int i = 0; i < items; i++) {
            int own = frozen
                    ? names.find(texts[i], offsets[i], lengths[i])
                    : names.rowOf(texts[i], offsets[i], lengths[i]);
            embeddingRows[at + i] = firstRow + own;
        }
    }
}
