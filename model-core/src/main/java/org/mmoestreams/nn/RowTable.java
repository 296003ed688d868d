package org.mmoestreams.nn;

import java.util.Optional;
import org.mmoestreams.optim.Optimizer;
import org.mmoestreams.state.ChunkKey;

/**
 * A table of weights with a row for each value of each embedded field. A row belongs to one field; only rows that a
 * batch names are updated.
 */
final class RowTable {

    private static final int ROWS_PER_BLOCK = 64;

    /** Most floats in a row, so that a block of rows is a chunk. */
    static final int MOST_WIDTH = ChunkKey.MAX_BYTES / Float.BYTES / ROWS_PER_BLOCK;

    private static final double DEVIATION = 0.05;

    private final int width;
    private final RowStart start;
    private final Parameter parameter;

    private RowTable(String name, RowStart start, int width, Optimizer optimizer) {
        this.width = width;
        this.start = start;
        parameter = Parameter.rows(name, start.all().get(), width, ROWS_PER_BLOCK, optimizer);
    }

    /** Seeded embeddings, {@code [rows][width]}: normal with deviation 0.05. */
    static RowTable embeddings(String name, int rows, int width, Initializer initializer, Optimizer optimizer) {
        RowStart start = RowStart.together(() -> initializer.normal(name, rows * width, DEVIATION));
        return new RowTable(name, start, width, optimizer);
    }

    /** The same, each row drawn from a seed of its own, so that it can be put back to its start. */
    static RowTable embeddingsThatRestart(
            String name, int rows, int width, Initializer initializer, Optimizer optimizer) {
        RowStart start = RowStart.each(rows, width, row -> initializer.normalRow(name, row, width, DEVIATION));
        return new RowTable(name, start, width, optimizer);
    }

    /**
     * Wide weights, {@code [rows][tasks]}, zero: each is added to its task's output as it is (Cheng et al.: Wide and
     * Deep Learning for Recommender Systems, DLRS 2016).
     */
    static RowTable wide(String name, int rows, int tasks, Optimizer optimizer) {
        return new RowTable(name, RowStart.zeros(rows, tasks), tasks, optimizer);
    }

    /** The parameter; none where rows have no floats. */
    Optional<Parameter> parameter() {
        return width == 0 ? Optional.empty() : Optional.of(parameter);
    }

    /** Copies a row to {@code target}, from {@code at} on. */
    void copy(int row, float[] target, int at) {
        System.arraycopy(parameter.weights(), row * width, target, at, width);
    }

    /** Adds a row times a factor to {@code target}, from {@code at} on. */
    void addMultiple(int row, float factor, float[] target, int at) {
        int from = row * width;
        for (int i = 0; i < width; i++) {
            target[at + i] += factor * parameter.weights()[from + i];
        }
    }

    /** Copies a row to column {@code column} of {@code lanes}, {@code [width][columns]}. */
    void copy(int row, float[][] lanes, int column) {
        int from = row * width;
        for (int i = 0; i < lanes.length; i++) {
            lanes[i][column] = parameter.weights()[from + i];
        }
    }

    /** Puts a column, and its slots, back to where they started. */
    void restart(int column) {
        restart(new Rows(column, column + 1));
    }

    /** Puts all weights, and their slots, back to where they started. */
    void restart() {
        restart(new Rows(0, width));
    }

    /**
     * Puts rows back to where they started.
     *
     * @return no weight that this put is beyond plus or minus it
     * @throws IllegalStateException when that is not known
     */
    float restartRows(int[] rows) {
        float[] weights = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(start.row().apply(rows[i]), 0, weights, i * width, width);
        }
        return width == 0 ? 0 : parameter.restartRows(rows, weights, width);
    }

    /** Lets the optimiser update the rows of some groups by their gradients, {@code [groups][width]}. */
    void update(RowGroups groups, float[] byGroup) {
        if (width > 0) {
            parameter.updateRows(groups.tableRows(), groups.size(), width, byGroup);
        }
    }

    private void restart(Rows columns) {
        if (width > 0) {
            parameter.restart(start.all().get(), width, columns);
        }
    }
}
