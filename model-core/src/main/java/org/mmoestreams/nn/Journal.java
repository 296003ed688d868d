package org.mmoestreams.nn;

import java.util.BitSet;

/** What weights and slots held before an update, so that the update can be judged and undone. */
final class Journal {

    private final BitSet dirtyBefore = new BitSet();
    private final float[][] before;
    private float[][] updated = {};
    private int length;
    private boolean open;

    /**
     * A closed journal.
     *
     * @param tensors weights and slots: how many of them
     */
    Journal(int tensors) {
        before = new float[tensors][0];
    }

    /** Begins to note. */
    void open(BitSet dirtyBlocks) {
        length = 0;
        dirtyBefore.clear();
        dirtyBefore.or(dirtyBlocks);
        open = true;
    }

    void close() {
        open = false;
    }

    /**
     * Notes what is about to be updated, once for each opening.
     *
     * @param arrays the weights, then each slot; they are looked at again once they are updated
     * @param floats how many floats of each count, from the first on
     */
    void note(float[][] arrays, int floats) {
        if (!open) {
            return;
        }
        updated = arrays;
        length = floats;
        for (int t = 0; t < before.length; t++) {
            if (before[t].length < floats) {
                before[t] = new float[Math.max(floats, 2 * before[t].length)];
            }
            System.arraycopy(arrays[t], 0, before[t], 0, floats);
        }
    }

    /** Whether the update moved no weight beyond plus or minus a bound, save towards zero, and all slots are finite. */
    boolean isSound(float bound) {
        for (int t = 0; t < updated.length; t++) {
            float most = t == 0 ? bound : Float.MAX_VALUE;
            for (int i = 0; i < length; i++) {
                float magnitude = Math.abs(updated[t][i]);
                if (!(magnitude <= most) && !(magnitude <= Math.abs(before[t][i]))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Puts back what was noted, and into {@code dirtyBlocks} what was there when the journal was opened.
     *
     * @return whether anything was noted
     */
    boolean undo(BitSet dirtyBlocks) {
        for (int t = 0; t < updated.length; t++) {
            System.arraycopy(before[t], 0, updated[t], 0, length);
        }
        dirtyBlocks.clear();
        dirtyBlocks.or(dirtyBefore);
        return length > 0;
    }
}
