package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * Table rows times the weights of the linear layer. A field has few values and a batch names most of them many times,
 * so each row is multiplied once until the weights change; a row's linear outputs are then a sum of rows. Where all
 * rows of a batch differ, this takes as many multiply-adds as the product of the whole batch.
 *
 * <p>A row's projection, and so a row's sum, depends on that row, or row, alone, bit for bit.
 */
final class Projections {

    private static final int NONE = -1;

    private final LinearShape shape;
    private final RowTables tables;
    private final LinearWeights weights;
    private final int[] places;
    private final int[] held;
    private final float[][] projected;
    private final Rows all;
    private final int stride;
    private final float[] embedding;
    private int size;

    Projections(LinearShape shape, RowTables tables, LinearWeights weights) {
        this.shape = shape;
        this.tables = tables;
        this.weights = weights;
        places = new int[shape.in().tableRows()];
        Arrays.fill(places, NONE);
        held = new int[shape.in().namedBySingleValued()];
        projected = new float[held.length][];
        stride = shape.in().slots();
        all = new Rows(0, shape.sums());
        embedding = new float[shape.width()];
    }

    /** Must be called after weights changed. */
    void forget() {
        for (int i = 0; i < size; i++) {
            places[held[i]] = NONE;
        }
        size = 0;
    }

    /**
     * Adds the projections of what the rows' single-valued fields name to {@code sums}, {@code [batchRows][sums]}:
     * outputs, then wide sums. Some fields at a time, so that their projections stay near the processor while all rows
     * take them.
     *
     * @param embeddingRows {@code [batchRows][slots]}
     */
    void add(int[] embeddingRows, Rows rows, float[][] sums) {
        int fields = shape.in().singleValued();
        int field = 0;
        for (; field + 4 <= fields; field += 4) {
            for (int row = rows.from(); row < rows.to(); row++) {
                addFour(embeddingRows, row * stride + field, field, sums[row]);
            }
        }
        for (; field < fields; field++) {
            for (int row = rows.from(); row < rows.to(); row++) {
                makeRoom(1);
                VectorOps.add(sums[row], all, projection(field, embeddingRows[row * stride + field]));
            }
        }
    }

    private void addFour(int[] embeddingRows, int at, int field, float[] sums) {
        makeRoom(4);
        float[] a = projection(field, embeddingRows[at]);
        float[] b = projection(field + 1, embeddingRows[at + 1]);
        float[] c = projection(field + 2, embeddingRows[at + 2]);
        float[] d = projection(field + 3, embeddingRows[at + 3]);
        VectorOps.addFour(sums, a, b, c, d);
    }

    private void makeRoom(int rows) {
        if (size + rows > held.length && held.length < places.length) {
            forget();
        }
    }

    private float[] projection(int field, int row) {
        int place = places[row];
        return projected[place == NONE ? project(field, row) : place];
    }

    private int project(int field, int row) {
        int place = size++;
        places[row] = place;
        held[place] = row;
        if (projected[place] == null) {
            projected[place] = new float[shape.sums()];
        }
        float[] sums = projected[place];
        Arrays.fill(sums, 0, shape.outputs(), 0);
        tables.embeddings().copy(row, embedding, 0);
        weights.addEmbedding(field, embedding, sums);
        tables.wide().copy(row, sums, shape.outputs());
        return place;
    }
}
