package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * The rows of a batch grouped by the table row that a field names there. The groups of a field are numbered one after
 * the other, in the order in which the rows name them first. Costs one pass over the batch's embedding rows.
 */
final class RowGroups {

    private static final int NONE = -1;

    private final int[] groupOfRow;
    private final int[] tableRows;
    private final int[][] groupOfBatchRow;
    private final int[] fieldStarts;

    RowGroups(InputShape shape) {
        groupOfRow = new int[shape.tableRows()];
        Arrays.fill(groupOfRow, NONE);
        tableRows = new int[shape.namedRows()];
        groupOfBatchRow = new int[shape.fields()][shape.batchRows()];
        fieldStarts = new int[shape.fields() + 1];
    }

    /**
     * Groups the first {@code count} rows.
     *
     * @param embeddingRows {@code [batchRows][fields]}
     */
    void group(int[] embeddingRows, int count) {
        int fields = groupOfBatchRow.length;
        for (int field = 0; field < fields; field++) {
            int groups = fieldStarts[field];
            int[] ofRow = groupOfBatchRow[field];
            for (int row = 0; row < count; row++) {
                int tableRow = embeddingRows[row * fields + field];
                int group = groupOfRow[tableRow];
                if (group == NONE) {
                    group = groups++;
                    groupOfRow[tableRow] = group;
                    tableRows[group] = tableRow;
                }
                ofRow[row] = group;
            }
            fieldStarts[field + 1] = groups;
        }
        for (int group = 0; group < size(); group++) {
            groupOfRow[tableRows[group]] = NONE;
        }
    }

    /** How many groups there are. */
    int size() {
        return fieldStarts[groupOfBatchRow.length];
    }

    /** The first group of a field; beyond the last field, the number of groups. */
    int first(int field) {
        return fieldStarts[field];
    }

    /** The table row of each group; the first {@link #size} count. Not to be changed. */
    int[] tableRows() {
        return tableRows;
    }

    /** The table row of a group. */
    int tableRow(int group) {
        return tableRows[group];
    }

    /** The group of each row, of a field. */
    int[] ofRows(int field) {
        return groupOfBatchRow[field];
    }
}
