package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * The gradients by the table rows that a batch names, and by the weights of experts and gates. All slots where a field names the
 * same row share its embedding, so their output gradients are summed first; the products then run over different rows only:
 * per field one native product for the rows, and sums of rows for the weights.
 */
final class InputGradients implements AutoCloseable {

    private final Shape shape;
    private final Slots outputs;
    private final EmbeddingTable table;
    private final ExpertsAndGates weights;
    private final RowGroups groups;
    private final RowSum slotSum;
    private final float[][] groupSums;
    private final RowSum groupSum;
    /** The embeddings of the groups' rows, {@code [width][groups]}. */
    private final float[][] embeddings;
    /** The inputs that are no embeddings, {@code [denseInputs][batchRows]}. */
    private final float[][] dense;

    private final float[] byWeights;
    private final float[] byInput;
    private final float[] magnitudes;
    private final float[] byGroup;
    private final NativeMatrix nativeSums;
    private final NativeMatrix nativeByGroup;

    /**
     * Gradients of a table and weights.
     *
     * @param outputGradients where those by the sums will be, {@code [batchRows][sums]}
     */
    InputGradients(Shape shape, EmbeddingTable table, ExpertsAndGates weights, float[][] outputGradients) {
        this.shape = shape;
        this.table = table;
        this.weights = weights;
        outputs = new Slots(0, shape.outputs());
        groups = new RowGroups(shape);
        slotSum = new RowSum(outputGradients, shape.sums());
        groupSums = new float[shape.namedRows()][];
        groupSum = new RowSum(groupSums, shape.sums());
        embeddings = new float[shape.width()][shape.namedRows()];
        dense = new float[shape.denseInputs()][shape.batchRows()];
        byWeights = new float[shape.inputs() * shape.outputs()];
        byInput = new float[shape.outputs()];
        magnitudes = new float[shape.outputs()];
        byGroup = new float[shape.namedRows() * shape.tableStride()];
        nativeSums = new NativeMatrix(shape.namedRows(), shape.outputs());
        nativeByGroup = new NativeMatrix(shape.namedRows(), shape.tableStride());
    }

    /**
     * Computes the gradients of the first {@code count} slots.
     *
     * @param embeddingRows {@code [batchRows][fields]}
     * @param inputs the inputs that are no embeddings, {@code [batchRows][denseInputs]}
     * @return whether all gradients are finite and within 1e18
     */
    boolean compute(int[] embeddingRows, float[][] inputs, int count) {
        groups.group(embeddingRows, count);
        sumGroups();
        Transposition.toLanes(inputs, new Slots(0, count), dense);
        Arrays.fill(magnitudes, 0);
        for (int field = 0; field < shape.fields(); field++) {
            multiply(field, groups.first(field), groups.first(field + 1));
        }
        int first = shape.fields() * shape.width();
        for (int i = 0; i < dense.length; i++) {
            sumMultiples(first + i, slotSum, dense[i], 0, count);
        }
        nativeByGroup.get(byGroup, groups.size() * shape.tableStride());
        return Gradients.areBounded(magnitudes) && Gradients.areBounded(byGroup, groups.size() * shape.tableStride());
    }

    /** Lets the optimiser apply the gradients. */
    void update() {
        table.update(groups, byGroup);
        weights.update(byWeights);
    }

    @Override
    public void close() {
        nativeSums.close();
        nativeByGroup.close();
    }

    private void sumGroups() {
        int wide = shape.wideWeights();
        for (int group = 0; group < groups.size(); group++) {
            if (groupSums[group] == null) {
                groupSums[group] = new float[shape.sums()];
            }
            float[] sums = groupSums[group];
            Arrays.fill(sums, 0);
            slotSum.add(sums, groups.slots(), groups.start(group), groups.end(group));
            nativeSums.putRow(group, sums);
            nativeByGroup.put((group + 1) * shape.tableStride() - wide, sums, shape.outputs(), wide);
            table.copyEmbedding(groups.row(group), embeddings, group);
        }
    }

    private void multiply(int field, int from, int to) {
        int input = field * shape.width();
        nativeByGroup
                .at(from)
                .product(nativeSums.at(from), weights.matrix().at(input), to - from, shape.width(), shape.outputs());
        for (int i = 0; i < shape.width(); i++) {
            sumMultiples(input + i, groupSum, embeddings[i], from, to);
        }
    }

    private void sumMultiples(int input, RowSum rows, float[] factors, int from, int to) {
        Arrays.fill(byInput, 0);
        rows.addMultiples(byInput, outputs, factors, from, to);
        Lanes.addMagnitudes(magnitudes, outputs, byInput);
        System.arraycopy(byInput, 0, byWeights, input * shape.outputs(), shape.outputs());
    }
}
