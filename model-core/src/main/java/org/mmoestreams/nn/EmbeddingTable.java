package org.mmoestreams.nn;

import org.mmoestreams.optim.Optimizer;
import org.mmoestreams.state.ChunkKey;

/**
 * The embeddings of all fields in one table. A row belongs to one field; it holds the floats that enter the network and, where
 * there are wide weights, one more per task that is added to the task's output (Cheng et al.: Wide and Deep Learning for
 * Recommender Systems, DLRS 2016). Only rows that a batch names are updated.
 */
final class EmbeddingTable {

    private static final int ROWS_PER_BLOCK = 64;
    /** Floats in a row, so that a block of rows is a chunk. */
    static final int MOST_STRIDE = ChunkKey.MAX_BYTES / Float.BYTES / ROWS_PER_BLOCK;

    private static final double DEVIATION = 0.05;

    private final Shape shape;
    private final Parameter table;
    private final float[] gradients;

    /** A seeded table: embeddings normal with deviation 0.05, wide weights zero. */
    EmbeddingTable(Shape shape, Initializer initializer, Optimizer optimizer) {
        this.shape = shape;
        int rows = shape.tableRows();
        float[] drawn = initializer.normal("embeddings", rows * shape.width(), DEVIATION);
        float[] weights = new float[rows * shape.tableStride()];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(drawn, row * shape.width(), weights, row * shape.tableStride(), shape.width());
        }
        table = Parameter.rows("embeddings", weights, shape.tableStride(), ROWS_PER_BLOCK, optimizer);
        gradients = new float[weights.length];
    }

    /** The table's parameter, {@code [tableRows][width + wide weights]}. */
    Parameter parameter() {
        return table;
    }

    /** Copies a row's embedding to {@code target}. */
    void copyEmbedding(int row, float[] target) {
        System.arraycopy(table.weights(), row * shape.tableStride(), target, 0, shape.width());
    }

    /** Copies a row's embedding to column {@code column} of {@code lanes}, {@code [width][columns]}. */
    void copyEmbedding(int row, float[][] lanes, int column) {
        int from = row * shape.tableStride();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i][column] = table.weights()[from + i];
        }
    }

    /** Copies a row's wide weights to {@code target}, from {@code at} on. */
    void copyWide(int row, float[] target, int at) {
        int from = row * shape.tableStride() + shape.width();
        System.arraycopy(table.weights(), from, target, at, shape.wideWeights());
    }

    /** Lets the optimiser update the rows of some groups by their gradients, {@code [groups][width + wide weights]}. */
    void update(RowGroups groups, float[] byGroup) {
        int stride = shape.tableStride();
        for (int group = 0; group < groups.size(); group++) {
            int from = groups.row(group) * stride;
            System.arraycopy(byGroup, group * stride, gradients, from, stride);
            table.update(gradients, from, from + stride);
        }
    }
}
