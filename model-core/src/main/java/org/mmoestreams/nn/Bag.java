package org.mmoestreams.nn;

import org.mmoestreams.features.RowBatch;

/**
 * A field that holds several items in a row, or none: their embeddings become one input of the network.
 *
 * @param firstSlot the place of its first item among the slots of a row
 * @param slots most items in a row, at least 1
 * @param mean whether the items' embeddings and wide weights are averaged; else they are summed
 */
public record Bag(int firstSlot, int slots, boolean mean) {

    /**
     * How many items a row has: those before the first empty slot.
     *
     * @param embeddingRows rows of the tables by slot
     * @param at the slot of the bag's first item there
     */
    int items(int[] embeddingRows, int at) {
        int items = 0;
        while (items < slots && embeddingRows[at + items] != RowBatch.EMPTY) {
            items++;
        }
        return items;
    }

    /** What each of so many items is multiplied by, before they are added. */
    float factor(int items) {
        return mean && items > 0 ? 1f / items : 1f;
    }
}
