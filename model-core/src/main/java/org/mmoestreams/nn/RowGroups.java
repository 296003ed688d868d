package org.mmoestreams.nn;

import java.util.Arrays;
import org.mmoestreams.features.RowBatch;

/**
 * The rows of a batch grouped by the table row that a field names there, and the items of bags likewise. The groups of
 * a field are numbered one after the other, in the order in which the rows name them first. Costs one pass over the
 * batch's embedding rows.
 */
final class RowGroups {

    private static final int NONE = -1;

    private final int[] groupOfRow;
    private final int[] tableRows;
    private final int[][] groupOfBatchRow;
    private final int[][] groupOfItem;
    private final Bag[] bags;
    private final int[] fieldStarts;
    private final int stride;

    RowGroups(InputShape shape) {
        groupOfRow = new int[shape.tableRows()];
        Arrays.fill(groupOfRow, NONE);
        tableRows = new int[shape.namedRows()];
        groupOfBatchRow = new int[shape.singleValued()][shape.batchRows()];
        bags = shape.bags().toArray(Bag[]::new);
        groupOfItem = new int[bags.length][];
        for (int bag = 0; bag < bags.length; bag++) {
            groupOfItem[bag] = new int[shape.batchRows() * bags[bag].slots()];
        }
        stride = shape.slots();
        fieldStarts = new int[shape.fields() + 1];
    }

    /**
     * Groups the first {@code count} rows.
     *
     * @param embeddingRows {@code [batchRows][slots]}
     */
    void group(int[] embeddingRows, int count) {
        int fields = groupOfBatchRow.length;
        for (int field = 0; field < fields; field++) {
            int groups = fieldStarts[field];
            int[] ofRow = groupOfBatchRow[field];
            for (int row = 0; row < count; row++) {
                int tableRow = embeddingRows[row * stride + field];
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
        for (int bag = 0; bag < bags.length; bag++) {
            fieldStarts[fields + bag + 1] = groupItems(bag, embeddingRows, count, fieldStarts[fields + bag]);
        }
        for (int group = 0; group < size(); group++) {
            groupOfRow[tableRows[group]] = NONE;
        }
    }

    /** How many groups there are. */
    int size() {
        return fieldStarts[fieldStarts.length - 1];
    }

    /** The first group of a field, bags behind the single-valued ones; beyond the last, the number of groups. */
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

    /**
     * The group of each item of a bag, {@code [batchRows][slots of the bag]}, {@code RowBatch.EMPTY} next to the last.
     */
    int[] ofItems(int bag) {
        return groupOfItem[bag];
    }

    /** The group of each row, of a single-valued field. */
    int[] ofRows(int field) {
        return groupOfBatchRow[field];
    }

    private int groupItems(int bag, int[] embeddingRows, int count, int firstGroup) {
        int groups = firstGroup;
        int slots = bags[bag].slots();
        int[] ofItems = groupOfItem[bag];
        for (int row = 0; row < count; row++) {
            int at = row * stride + bags[bag].firstSlot();
            int items = bags[bag].items(embeddingRows, at);
            for (int item = 0; item < items; item++) {
                int tableRow = embeddingRows[at + item];
                int group = groupOfRow[tableRow];
                if (group == NONE) {
                    group = groups++;
                    groupOfRow[tableRow] = group;
                    tableRows[group] = tableRow;
                }
                ofItems[row * slots + item] = group;
            }
            if (items < slots) {
                ofItems[row * slots + items] = RowBatch.EMPTY;
            }
        }
        return groups;
    }
}
