package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * The inputs that are bags: of each row the sum or mean of the embeddings of its items, added in their order, once for
 * each time that an item is there. A bag's linear outputs are a product of that input, since most rows have a set of
 * items that no other has; they cost, per row, items x width additions and width x outputs multiply-adds, and depend on
 * that row alone, bit for bit.
 */
final class Bags {

    private final LinearShape shape;
    private final RowTables tables;
    private final LinearWeights weights;
    private final Bag[] bags;
    private final int stride;
    private final float[][] inputs;
    private final float[] ofRow;

    Bags(LinearShape shape, RowTables tables, LinearWeights weights) {
        this.shape = shape;
        this.tables = tables;
        this.weights = weights;
        bags = shape.in().bags().toArray(Bag[]::new);
        stride = shape.in().slots();
        inputs = new float[bags.length * shape.width()][shape.in().batchRows()];
        ofRow = new float[shape.width()];
    }

    /** The inputs of the rows that were added last, {@code [bags x width][batchRows]}. */
    float[][] inputs() {
        return inputs;
    }

    /**
     * Adds what the rows' bags contribute to {@code sums}, {@code [batchRows][sums]}: outputs, then wide sums.
     *
     * @param embeddingRows {@code [batchRows][slots]}
     */
    void add(int[] embeddingRows, Rows rows, float[][] sums) {
        for (int bag = 0; bag < bags.length; bag++) {
            for (int row = rows.from(); row < rows.to(); row++) {
                int at = row * stride + bags[bag].firstSlot();
                int items = bags[bag].items(embeddingRows, at);
                combine(embeddingRows, at, items, bags[bag].factor(items), sums[row]);
                for (int i = 0; i < ofRow.length; i++) {
                    inputs[bag * ofRow.length + i][row] = ofRow[i];
                }
                if (items > 0) {
                    weights.addEmbedding(shape.in().singleValued() + bag, ofRow, sums[row]);
                }
            }
        }
    }

    private void combine(int[] embeddingRows, int at, int items, float factor, float[] sums) {
        Arrays.fill(ofRow, 0);
        for (int i = 0; i < items; i++) {
            tables.embeddings().addMultiple(embeddingRows[at + i], factor, ofRow, 0);
            tables.wide().addMultiple(embeddingRows[at + i], factor, sums, shape.outputs());
        }
    }
}
