package org.mmoestreams.nn;

import java.util.Arrays;

/** Sums of the rows' rows by group, for some fields at a time. A group's rows are added in the order of their rows. */
final class GroupSums {

    /** Fields that are summed at once: as many sums as a loop can add a row to and still become vector instructions. */
    static final int FIELDS = 4;

    private final RowGroups groups;
    private final float[][] byRow;
    private final float[][] sums;
    private final Rows all;
    private int base;

    /**
     * Sums by group.
     *
     * @param byRow where the rows will be, {@code [batchRows][sums]}
     */
    GroupSums(LinearShape shape, RowGroups groups, float[][] byRow) {
        this.groups = groups;
        this.byRow = byRow;
        sums = new float[Math.min(shape.in().tableRows(), FIELDS * shape.in().batchRows())][];
        all = new Rows(0, shape.sums());
    }

    /**
     * Sums the rows of the first {@code count} rows by the groups of the fields {@code [from, to)}, {@link #FIELDS} at
     * most.
     */
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
        int[] a = groups.ofRows(field);
        int[] b = groups.ofRows(field + 1);
        int[] c = groups.ofRows(field + 2);
        int[] d = groups.ofRows(field + 3);
        for (int row = 0; row < count; row++) {
            VectorOps.addToFour(
                    byRow[row], sums[a[row] - base], sums[b[row] - base], sums[c[row] - base], sums[d[row] - base]);
        }
    }

    private void addOne(int field, int count) {
        int[] group = groups.ofRows(field);
        for (int row = 0; row < count; row++) {
            VectorOps.add(sums[group[row] - base], all, byRow[row]);
        }
    }
}
