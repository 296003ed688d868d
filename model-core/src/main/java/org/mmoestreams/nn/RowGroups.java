package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * The slots of a batch grouped by the table row that a field names there. The groups of a field are numbered one after the
 * other, in the order in which the slots name them first; the slots of a group are in order. Costs two passes over the batch's
 * embedding rows.
 */
final class RowGroups {

    private static final int NONE = -1;

    private final int fields;
    private final int[] groupOfRow;
    private final int[] rows;
    private final int[] starts;
    private final int[] ends;
    private final int[] slots;
    private final int[] fieldStarts;

    RowGroups(Shape shape) {
        fields = shape.fields();
        groupOfRow = new int[shape.tableRows()];
        Arrays.fill(groupOfRow, NONE);
        rows = new int[shape.namedRows()];
        starts = new int[rows.length];
        ends = new int[rows.length];
        slots = new int[shape.batchRows() * fields];
        fieldStarts = new int[fields + 1];
    }

    /**
     * Groups the first {@code count} slots.
     *
     * @param embeddingRows {@code [batchRows][fields]}
     */
    void group(int[] embeddingRows, int count) {
        for (int field = 0; field < fields; field++) {
            int first = fieldStarts[field];
            int end = countMembers(embeddingRows, count, field);
            int at = field * count;
            for (int group = first; group < end; group++) {
                starts[group] = at;
                at += ends[group];
                ends[group] = starts[group];
            }
            for (int slot = 0; slot < count; slot++) {
                slots[ends[groupOfRow[embeddingRows[slot * fields + field]]]++] = slot;
            }
            for (int group = first; group < end; group++) {
                groupOfRow[rows[group]] = NONE;
            }
            fieldStarts[field + 1] = end;
        }
    }

    /** How many groups there are. */
    int size() {
        return fieldStarts[fields];
    }

    /** The first group of a field; beyond the last field, the number of groups. */
    int first(int field) {
        return fieldStarts[field];
    }

    /** The table row of a group. */
    int row(int group) {
        return rows[group];
    }

    /** Where a group's slots begin in {@link #slots()}. */
    int start(int group) {
        return starts[group];
    }

    /** Where a group's slots end in {@link #slots()}. */
    int end(int group) {
        return ends[group];
    }

    /** The slots of all groups. */
    int[] slots() {
        return slots;
    }

    /** Numbers the groups of a field, leaves their sizes in {@code ends}, and returns the number after the last. */
    private int countMembers(int[] embeddingRows, int count, int field) {
        int groups = fieldStarts[field];
        for (int slot = 0; slot < count; slot++) {
            int row = embeddingRows[slot * fields + field];
            int group = groupOfRow[row];
            if (group == NONE) {
                group = groups++;
                groupOfRow[row] = group;
                rows[group] = row;
                ends[group] = 0;
            }
            ends[group]++;
        }
        return groups;
    }
}
