package org.mmoestreams.nn;

import java.util.Arrays;
import java.util.Optional;

/**
 * The gradients by the table rows that a batch names, and by the weights of the linear layer. All rows where a field
 * names the same row share its embedding, so their output gradients are summed first; the products then run over
 * different rows only: per field one native product for the rows, and sums of rows for the weights. Some fields are
 * done before the next are begun, so that what they need stays near the processor.
 */
final class InputGradients implements AutoCloseable {

    private final LinearShape shape;
    private final Rows outputs;
    private final RowTables tables;
    private final LinearWeights weights;
    private final RowGroups groups;
    private final Optional<BagGradients> bags;
    private final GroupSums groupSums;
    private final float[][] byRow;
    /** The embeddings of the groups of the fields that are summed at once, {@code [width][groups]}. */
    private final float[][] embeddings;
    /** The inputs that are no embeddings, {@code [denseInputs][batchRows]}. */
    private final float[][] dense;

    private final float[] byWeights;
    private final float[] byInput;
    private final float[] magnitudes;
    private final float[] byGroup;
    private final float[] wideByGroup;
    private final NativeMatrix nativeWeights;
    private final NativeMatrix nativeSums;
    private final NativeMatrix nativeByGroup;

    /**
     * Gradients of tables and weights.
     *
     * @param outputGradients where those by the sums will be, {@code [batchRows][sums]}
     */
    InputGradients(LinearShape shape, RowTables tables, LinearWeights weights, float[][] outputGradients) {
        this.shape = shape;
        this.tables = tables;
        this.weights = weights;
        outputs = new Rows(0, shape.outputs());
        groups = new RowGroups(shape.in());
        byRow = outputGradients;
        bags = shape.in().bags().isEmpty() ? Optional.empty() : Optional.of(new BagGradients(shape, weights, groups));
        groupSums = new GroupSums(shape, groups, outputGradients);
        int fieldRows = Math.min(shape.in().batchRows(), shape.in().tableRows());
        embeddings = new float[shape.width()][groupSums.rows().length];
        dense = new float[shape.denseInputs()][shape.in().batchRows()];
        byWeights = new float[shape.inputs() * shape.outputs()];
        byInput = new float[shape.outputs()];
        magnitudes = new float[shape.outputs()];
        byGroup = new float[shape.in().namedRows() * shape.width()];
        wideByGroup = new float[shape.in().namedRows() * shape.wide()];
        nativeWeights = new NativeMatrix(shape.width(), shape.outputs());
        nativeSums = new NativeMatrix(fieldRows, shape.outputs());
        nativeByGroup = new NativeMatrix(shape.in().namedBySingleValued(), shape.width());
    }

    /**
     * Computes the gradients of the first {@code count} rows.
     *
     * @param embeddingRows {@code [batchRows][slots]}
     * @param bagInputs the inputs of bags, {@code [bags x width][batchRows]}
     * @param inputs the inputs that are no embeddings, {@code [batchRows][denseInputs]}
     * @return the most that absolute gradients by the weights of a tensor sum to; not a number when one of them is not
     */
    double compute(int[] embeddingRows, float[][] bagInputs, float[][] inputs, int count) {
        groups.group(embeddingRows, count);
        Arrays.fill(magnitudes, 0);
        for (int from = 0; from < shape.in().singleValued(); from += GroupSums.FIELDS) {
            int to = Math.min(from + GroupSums.FIELDS, shape.in().singleValued());
            groupSums.sum(from, to, count);
            for (int field = from; field < to; field++) {
                multiply(field, groups.first(field), groups.first(field + 1));
            }
        }
        int firstOfBags = shape.in().singleValued() * shape.width();
        for (int i = 0; i < bagInputs.length; i++) {
            sumMultiples(firstOfBags + i, byRow, bagInputs[i], 0, count);
        }
        Transposition.toLanes(inputs, new Rows(0, count), dense);
        int first = shape.in().fields() * shape.width();
        for (int i = 0; i < dense.length; i++) {
            sumMultiples(first + i, byRow, dense[i], 0, count);
        }
        int embedded = groups.size() * shape.width();
        nativeByGroup.get(byGroup, groups.first(shape.in().singleValued()) * shape.width());
        bags.ifPresent(each -> each.compute(byRow, count, byGroup, wideByGroup));
        double byTables = Math.max(
                Gradients.magnitude(byGroup, embedded), Gradients.magnitude(wideByGroup, groups.size() * shape.wide()));
        return Math.max(Gradients.magnitude(magnitudes), byTables);
    }

    /** Lets the optimiser apply the gradients. */
    void update() {
        tables.embeddings().update(groups, byGroup);
        tables.wide().update(groups, wideByGroup);
        weights.update(byWeights);
    }

    @Override
    public void close() {
        nativeWeights.close();
        nativeSums.close();
        nativeByGroup.close();
        bags.ifPresent(BagGradients::close);
    }

    private void multiply(int field, int from, int to) {
        int wide = shape.wide();
        int base = groupSums.base();
        for (int group = from; group < to; group++) {
            float[] sums = groupSums.rows()[group - base];
            nativeSums.putRow(group - from, sums);
            System.arraycopy(sums, shape.outputs(), wideByGroup, group * wide, wide);
            tables.embeddings().copy(groups.tableRow(group), embeddings, group - base);
        }
        weights.copyField(field, nativeWeights);
        nativeByGroup.at(from).product(nativeSums, nativeWeights, to - from, shape.width(), shape.outputs());
        for (int i = 0; i < shape.width(); i++) {
            sumMultiples(field * shape.width() + i, groupSums.rows(), embeddings[i], from - base, to - base);
        }
    }

    private void sumMultiples(int input, float[][] rows, float[] factors, int from, int to) {
        Arrays.fill(byInput, 0);
        int k = from;
        for (; k + 4 <= to; k += 4) {
            VectorOps.addFourMultiples(byInput, outputs, rows, factors, k);
        }
        for (; k < to; k++) {
            VectorOps.addMultiple(byInput, outputs, rows[k], factors[k]);
        }
        VectorOps.addMagnitudes(magnitudes, outputs, byInput);
        System.arraycopy(byInput, 0, byWeights, input * shape.outputs(), shape.outputs());
    }
}
