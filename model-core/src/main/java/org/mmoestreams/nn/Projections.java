package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * Table rows times the weights of experts and gates. A field has few values and a batch names most of them many times, so each
 * row is multiplied once until the weights change; a slot's linear outputs are then a sum of rows. Where all rows of a batch
 * differ, this takes as many multiply-adds as the product of the whole batch.
 *
 * <p>A row's projection, and so a slot's sum, depends on that row, or slot, alone, bit for bit.
 */
final class Projections {

    private static final int NONE = -1;

    private final Shape shape;
    private final EmbeddingTable table;
    private final ExpertsAndGates weights;
    private final int[] places;
    private final int[] held;
    private final float[][] projected;
    private final RowSum rowSum;
    private final int[] chosen;
    private final float[] embedding;
    private int size;

    Projections(Shape shape, EmbeddingTable table, ExpertsAndGates weights) {
        this.shape = shape;
        this.table = table;
        this.weights = weights;
        places = new int[shape.tableRows()];
        Arrays.fill(places, NONE);
        held = new int[shape.namedRows()];
        projected = new float[held.length][];
        rowSum = new RowSum(projected, shape.sums());
        chosen = new int[shape.fields()];
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
     * Adds the projections of a slot's rows to {@code sums}: outputs, then wide sums.
     *
     * @param embeddingRows {@code [batchRows][fields]}
     */
    void add(int[] embeddingRows, int slot, float[] sums) {
        if (size + chosen.length > held.length && held.length < places.length) {
            forget();
        }
        int first = slot * chosen.length;
        for (int field = 0; field < chosen.length; field++) {
            int row = embeddingRows[first + field];
            int place = places[row];
            chosen[field] = place == NONE ? project(field, row) : place;
        }
        rowSum.add(sums, chosen, 0, chosen.length);
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
        table.copyEmbedding(row, embedding);
        weights.addEmbedding(field, embedding, sums);
        table.copyWide(row, sums, shape.outputs());
        return place;
    }
}
