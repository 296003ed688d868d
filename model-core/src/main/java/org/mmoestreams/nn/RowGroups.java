package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * The slots of a batch grouped by the table row that a field names there. The groups of a field are numbered one after the
 * other, in the order in which the slots name them first. Costs one pass over the batch's embedding rows.
 */
final class RowGroups {

    private static final int NONE = -1;

    private final int[] groupOfRow;
    private final int[] rows;
    private final int[][] groupOfSlot;
    private final int[] fieldStarts;

    RowGroups(InputShape shape) {
        groupOfRow = new int[shape.tableRows()];
        Arrays.fill(groupOfRow, NONE);
        rows = new int[shape.namedRows()];
        groupOfSlot = new int[shape.fields()][shape.batchRows()];
        fieldStarts = new int[shape.fields() + 1];
    }

    /**
     * Groups the first {@code count} slots.
     *
     * @param embeddingRows {@code [batchRows][fields]}
     */
    void group(int[] embeddingRows, int count) {
        int fields = groupOfSlot.length;
        for (int field = 0; field < fields; field++) {
            int groups = fieldStarts[field];
            int[] ofSlot = groupOfSlot[field];
            for (int slot = 0; slot < count; slot++) {
                int row = embeddingRows[slot * fields + field];
                int group = groupOfRow[row];
                if (group == NONE) {
                    group = groups++;
                    groupOfRow[row] = group;
                    rows[group] = row;
                }
                ofSlot[slot] = group;
            }
            fieldStarts[field + 1] = groups;
        }
        for (int group = 0; group < size(); group++) {
            groupOfRow[rows[group]] = NONE;
        }
    }

    /** How many groups there are. */
    int size() {
        return fieldStarts[groupOfSlot.length];
    }

    /** The first group of a field; beyond the last field, the number of groups. */
    int first(int field) {
        return fieldStarts[field];
    }

    /** The table row of a group. */
    int row(int group) {
        return rows[group];
    }

    /** The group of each slot, of a field. */
    int[] ofSlots(int field) {
        return groupOfSlot[field];
    }
}
