package org.mmoestreams.nn;

import java.util.Arrays;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.optim.Optimizer;

/**
 * The embeddings of all fields in one table. A row holds the floats that enter the network and, where there are wide weights,
 * one more per task that is added to the task's output. Only rows that a batch names are updated, in the order in which it
 * first names them; a batch costs time in proportion to its rows, whatever the size of the table.
 */
public final class EmbeddingTable {

    private static final int ROWS_PER_BLOCK = 64;
    private static final double DEVIATION = 0.05;

    private final Shape shape;
    private final Parameter table;
    private final int[] positions;
    private final int[] touched;
    private final float[] gradients;
    private int touchedRows;

    /** A seeded table: embeddings normal with deviation 0.05, wide weights zero. */
    public EmbeddingTable(Shape shape, Initializer initializer, Optimizer optimizer) {
        this.shape = shape;
        int rows = shape.tableRows();
        float[] drawn = initializer.normal("embeddings", rows * shape.width(), DEVIATION);
        float[] weights = new float[rows * shape.tableStride()];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(drawn, row * shape.width(), weights, row * shape.tableStride(), shape.width());
        }
        table = Parameter.rows("embeddings", weights, shape.tableStride(), ROWS_PER_BLOCK, optimizer);
        positions = new int[rows];
        Arrays.fill(positions, -1);
        touched = new int[Math.min(rows, shape.batchRows() * shape.fields())];
        gradients = new float[touched.length * shape.tableStride()];
    }

    /** The table's parameter, {@code [tableRows][width + wide weights]}. */
    public Parameter parameter() {
        return table;
    }

    /** Copies the embeddings of the slots {@code [from, to)} to the start of their rows in {@code x}, {@code [batchRows][inputs]}. */
    public void gather(RowBatch batch, int from, int to, float[] x) {
        float[] weights = table.weights();
        int[] rows = batch.embeddingRows();
        int width = shape.width();
        int stride = shape.tableStride();
        for (int slot = from; slot < to; slot++) {
            int out = slot * shape.inputs();
            for (int i = slot * shape.fields(); i < (slot + 1) * shape.fields(); i++, out += width) {
                System.arraycopy(weights, rows[i] * stride, x, out, width);
            }
        }
    }

    /** Adds the wide weights of the slots {@code [from, to)} to {@code logits}, {@code [batchRows][tasks]}. */
    public void addWide(RowBatch batch, int from, int to, float[] logits) {
        if (!shape.wide()) {
            return;
        }
        float[] weights = table.weights();
        int[] rows = batch.embeddingRows();
        for (int slot = from; slot < to; slot++) {
            for (int i = slot * shape.fields(); i < (slot + 1) * shape.fields(); i++) {
                int at = rows[i] * shape.tableStride() + shape.width();
                for (int task = 0; task < shape.tasks(); task++) {
                    logits[slot * shape.tasks() + task] += weights[at + task];
                }
            }
        }
    }

    /**
     * Lets the optimiser update the rows that the first {@code count} slots name.
     *
     * @param dx gradients of the inputs, {@code [batchRows][inputs]}
     * @param dLogits gradients of the tasks' outputs, {@code [batchRows][tasks]}
     */
    public void update(RowBatch batch, int count, float[] dx, float[] dLogits) {
        int[] rows = batch.embeddingRows();
        int width = shape.width();
        for (int slot = 0; slot < count; slot++) {
            int in = slot * shape.inputs();
            for (int i = slot * shape.fields(); i < (slot + 1) * shape.fields(); i++, in += width) {
                int at = position(rows[i]) * shape.tableStride();
                for (int j = 0; j < width; j++) {
                    gradients[at + j] += dx[in + j];
                }
                addWideGradient(at + width, slot, dLogits);
            }
        }
        apply();
    }

    private void addWideGradient(int at, int slot, float[] dLogits) {
        if (shape.wide()) {
            for (int task = 0; task < shape.tasks(); task++) {
                gradients[at + task] += dLogits[slot * shape.tasks() + task];
            }
        }
    }

    private int position(int row) {
        if (positions[row] < 0) {
            positions[row] = touchedRows;
            touched[touchedRows++] = row;
        }
        return positions[row];
    }

    private void apply() {
        int stride = shape.tableStride();
        for (int i = 0; i < touchedRows; i++) {
            table.update(touched[i] * stride, gradients, i * stride, stride);
            positions[touched[i]] = -1;
        }
        Arrays.fill(gradients, 0, touchedRows * stride, 0);
        touchedRows = 0;
    }
}
