package org.mmoestreams.nn;

import java.util.Arrays;

/** Sums of the slots' rows by group, for some fields at a time. A group's rows are added in the order of their slots. */
final class GroupSums {

    /** Fields that are summed at once: as many sums as a loop can add a row to and still become vector instructions. */
    static final int FIELDS = 4;

    private final RowGroups groups;
    private final float[][] slotRows;
    private final float[][] sums;
    private final Slots all;
    private int base;

    /**
     * Sums by group.
     *
     * @param slotRows where the rows will be, {@code [batchRows][sums]}
     */
    GroupSums(LinearShape shape, RowGroups groups, float[][] slotRows) {
        this.groups = groups;
        this.slotRows = slotRows;
        sums = new float[Math.min(shape.in().tableRows(), FIELDS * shape.in().batchRows())][];
        all = new Slots(0, shape.sums());
    }

    /** Sums the rows of the first {@code count} slots by the groups of the fields {@code [from, to)}, {@link #FIELDS} at most. */
    void sum(int from, int to, int count) {
        base = groups.first(from);
        for (int i = 0; i < groups.first(to) - base; i++) {
            if (sums[i] == null) {
                sums[i] = new float[all.to()];
            }
            Arrays.fill(sums[i], 0);
        }
        if (to - from == FIELDS) {
            addFour(from, count);
        } else {
            for (int field = from; field < to; field++) {
                addOne(field, count);
            }
        }
    }

    /** The sums by group, from that of {@link #base()} on. */
    float[][] rows() {
        return sums;
    }

    /** The first group of the fields that were summed last. */
    int base() {
        return base;
    }

    private void addFour(int field, int count) {
        int[] a = groups.ofSlots(field);
        int[] b = groups.ofSlots(field + 1);
        int[] c = groups.ofSlots(field + 2);
        int[] d = groups.ofSlots(field + 3);
        for (int slot = 0; slot < count; slot++) {
            Lanes.addToFour(
                    slotRows[slot],
                    sums[a[slot] - base],
                    sums[b[slot] - base],
                    sums[c[slot] - base],
                    sums[d[slot] - base]);
        }
    }

    private void addOne(int field, int count) {
        int[] group = groups.ofSlots(field);
        for (int slot = 0; slot < count; slot++) {
            Lanes.add(sums[group[slot] - base], all, slotRows[slot]);
        }
    }
}
