package org.mmoestreams.nn;

import java.util.Arrays;
import java.util.BitSet;

/** What ranges of weights and slots held before updates, so that the updates can be judged and undone. */
final class Journal {

    private final float[][] tensors;
    private final BitSet dirtyBefore = new BitSet();
    private float[] before = {};
    private int[] ranges = {};
    private int floats;
    private int ends;
    private boolean open;

    /**
     * A closed journal.
     *
     * @param weights the weights
     * @param slots their slots, of the same length
     */
    Journal(float[] weights, float[][] slots) {
        tensors = new float[1 + slots.length][];
        tensors[0] = weights;
        System.arraycopy(slots, 0, tensors, 1, slots.length);
    }

    /** Begins to note. */
    void open(BitSet dirtyBlocks) {
        floats = 0;
        ends = 0;
        dirtyBefore.clear();
        dirtyBefore.or(dirtyBlocks);
        open = true;
    }

    void close() {
        open = false;
    }

    /** Notes what a range holds that is about to be updated, for the first time since the journal was opened. */
    void note(int from, int to) {
        if (!open) {
            return;
        }
        int length = to - from;
        before = roomFor(before, floats + length * tensors.length);
        for (float[] tensor : tensors) {
            System.arraycopy(tensor, from, before, floats, length);
            floats += length;
        }
        if (ends + 2 > ranges.length) {
            ranges = Arrays.copyOf(ranges, Math.max(16, 2 * ranges.length));
        }
        ranges[ends++] = from;
        ranges[ends++] = to;
    }

    /** Whether no update moved a weight beyond plus or minus a bound, save towards zero, and all slots are finite. */
    boolean isSound(float bound) {
        int at = 0;
        for (int i = 0; i < ends; i += 2) {
            for (float[] tensor : tensors) {
                float most = tensor == tensors[0] ? bound : Float.MAX_VALUE;
                for (int k = ranges[i]; k < ranges[i + 1]; k++, at++) {
                    float magnitude = Math.abs(tensor[k]);
                    if (!(magnitude <= most) && !(magnitude <= Math.abs(before[at]))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Puts back what was noted, and into {@code dirtyBlocks} what was there when the journal was opened. */
    void undo(BitSet dirtyBlocks) {
        int at = 0;
        for (int i = 0; i < ends; i += 2) {
            int length = ranges[i + 1] - ranges[i];
            for (float[] tensor : tensors) {
                System.arraycopy(before, at, tensor, ranges[i], length);
                at += length;
            }
        }
        dirtyBlocks.clear();
        dirtyBlocks.or(dirtyBefore);
    }

    private static float[] roomFor(float[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }
}
