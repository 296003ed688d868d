package org.mmoestreams.model;

import java.util.List;
import java.util.stream.IntStream;
import org.mmoestreams.features.Task;

/** Rows as the oracle reads them. */
final class OracleBatch {

    private final int[][] tableRows;
    private final double[][] numbers;
    private final double[][] labels;
    private final List<Task> tasks;

    /**
     * A batch.
     *
     * @param tableRows {@code [row][field]}: embedding rows
     * @param numbers {@code [row][number]}: standardised
     * @param labels {@code [row][task]}: NaN when not known
     * @param tasks the tasks
     */
    OracleBatch(int[][] tableRows, double[][] numbers, double[][] labels, List<Task> tasks) {
        this.tableRows = tableRows;
        this.numbers = numbers;
        this.labels = labels;
        this.tasks = tasks;
    }

    int rows() {
        return tableRows.length;
    }

    List<Task> tasks() {
        return tasks;
    }

    int[] tableRows(int row) {
        return tableRows[row];
    }

    double number(int row, int column) {
        return numbers[row][column];
    }

    double label(int row, int task) {
        return labels[row][task];
    }

    boolean isKnown(int row, int task) {
        return !Double.isNaN(labels[row][task]);
    }

    /** The weight of one known row in a task's loss. */
    double share(int task) {
        long known =
                IntStream.range(0, rows()).filter(row -> isKnown(row, task)).count();
        return tasks.get(task).weight() / known;
    }
}
