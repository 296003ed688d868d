package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * The gradients by the table rows that the items of bags name. A row's gradient by the input of a bag is that of each
 * of its items, or of a mean its share of it: one native product per bag gives it for all rows, and what the rows give
 * to each item is added up in the order of the rows. Costs rows x width x outputs multiply-adds per bag, and items x
 * width additions.
 */
final class BagGradients implements AutoCloseable {

    private final LinearShape shape;
    private final LinearWeights weights;
    private final RowGroups groups;
    private final Bag[] bags;
    private final float[] byInput;
    private final NativeMatrix nativeByRow;
    private final NativeMatrix nativeWeights;
    private final NativeMatrix nativeByInput;

    /** Gradients of a shape that has bags. */
    BagGradients(LinearShape shape, LinearWeights weights, RowGroups groups) {
        this.shape = shape;
        this.weights = weights;
        this.groups = groups;
        int batchRows = shape.in().batchRows();
        bags = shape.in().bags().toArray(Bag[]::new);
        byInput = new float[batchRows * shape.width()];
        nativeByRow = new NativeMatrix(batchRows, shape.outputs());
        nativeWeights = new NativeMatrix(shape.width(), shape.outputs());
        nativeByInput = new NativeMatrix(batchRows, shape.width());
    }

    /**
     * Computes the gradients of the first {@code count} rows, which are grouped.
     *
     * @param byRow gradients by the sums, {@code [batchRows][sums]}
     * @param byGroup gets those by embeddings of the bags' groups, {@code [groups][width]}
     * @param wideByGroup gets those by their wide weights, {@code [groups][wide]}
     */
    void compute(float[][] byRow, int count, float[] byGroup, float[] wideByGroup) {
        int first = groups.first(shape.in().singleValued());
        Arrays.fill(byGroup, first * shape.width(), groups.size() * shape.width(), 0);
        Arrays.fill(wideByGroup, first * shape.wide(), groups.size() * shape.wide(), 0);
        for (int row = 0; row < count; row++) {
            nativeByRow.putRow(row, byRow[row]);
        }
        for (int bag = 0; bag < bags.length; bag++) {
            weights.copyField(shape.in().singleValued() + bag, nativeWeights);
            nativeByInput.product(nativeByRow, nativeWeights, count, shape.width(), shape.outputs());
            nativeByInput.get(byInput, count * shape.width());
            int[] ofItems = groups.ofItems(bag);
            for (int row = 0; row < count; row++) {
                int from = row * bags[bag].slots();
                int to = from + bags[bag].items(ofItems, from);
                float factor = bags[bag].factor(to - from);
                for (int item = from; item < to; item++) {
                    add(byInput, row * shape.width(), factor, byGroup, ofItems[item]);
                    addWide(byRow[row], factor, wideByGroup, ofItems[item]);
                }
            }
        }
    }

    @Override
    public void close() {
        nativeByRow.close();
        nativeWeights.close();
        nativeByInput.close();
    }

    private void add(float[] from, int at, float factor, float[] byGroup, int group) {
        int to = group * shape.width();
        for (int i = 0; i < shape.width(); i++) {
            byGroup[to + i] += factor * from[at + i];
        }
    }

    private void addWide(float[] ofRow, float factor, float[] wideByGroup, int group) {
        int to = group * shape.wide();
        for (int i = 0; i < shape.wide(); i++) {
            wideByGroup[to + i] += factor * ofRow[shape.outputs() + i];
        }
    }
}
