package org.mmoestreams.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The linear part of the network: embeddings and numbers times the fused weights of all linear outputs, and the sums of
 * the wide weights. Products run over the different table rows that a batch names, not over its rows; see {@link
 * Projections} and {@link InputGradients}. Those of {@link Bags} run over rows.
 *
 * <p>A batch of n rows costs n x fields additions of {@code outputs} floats each way, and three times different rows x
 * width x outputs multiply-adds. What a row's outputs are depends on its own row alone, bit for bit.
 */
public final class InputLayer implements Layer {

    private final LinearShape shape;
    private final Inputs inputs;
    private final RowTables tables;
    private final LinearWeights weights;
    private final Projections projections;
    private final Bags bags;
    private final InputGradients gradients;
    private final Activations sums;
    /** Sums, or the gradients by them, row by row: {@code [batchRows][sums]}. */
    private final float[][] byRow;

    private final float[][] dense;

    /**
     * A layer with seeded weights.
     *
     * @param columns as many outputs as the shape has
     * @param inputs where what comes in will be
     */
    public InputLayer(LinearShape shape, LinearOutputs columns, Start start, Inputs inputs) {
        this(RowTables.of(shape, start, Optional.empty()), shape, columns, start, inputs);
    }

    private InputLayer(RowTables tables, LinearShape shape, LinearOutputs columns, Start start, Inputs inputs) {
        this.tables = tables;
        this.shape = shape;
        this.inputs = inputs;
        weights = new LinearWeights(shape, columns, start);
        projections = new Projections(shape, tables, weights);
        int batchRows = shape.in().batchRows();
        sums = Activations.of(shape.sums(), batchRows);
        byRow = new float[batchRows][shape.sums()];
        dense = new float[batchRows][shape.denseInputs()];
        bags = new Bags(shape, tables, weights);
        gradients = new InputGradients(shape, tables, weights, byRow);
    }

    /**
     * A layer with seeded weights that are one task's alone, embeddings and wide weights too.
     *
     * @param shape of at most one wide weight in a row
     * @param columns as many outputs as the shape has, all of them that task's
     */
    public static InputLayer ofTask(
            OneTask task, LinearShape shape, LinearOutputs columns, Start start, Inputs inputs) {
        return new InputLayer(RowTables.of(shape, start, Optional.of(task)), shape, columns, start, inputs);
    }

    /** The linear outputs, and behind them the wide sums. */
    public Activations sums() {
        return sums;
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(tables.parameters());
        all.add(weights.parameter());
        return all;
    }

    @Override
    public void refresh() {
        weights.refresh();
        projections.forget();
    }

    @Override
    public void restart(int task) {
        weights.restart(task);
        tables.restart(task);
        projections.forget();
    }

    @Override
    public float restartRows(int[] tableRows) {
        projections.forget();
        return tables.restartRows(tableRows);
    }

    @Override
    public void forward(Rows rows) {
        int numbers = shape.in().numbers();
        for (int row = rows.from(); row < rows.to(); row++) {
            float[] ofRow = dense[row];
            System.arraycopy(inputs.numbers(), row * numbers, ofRow, 0, numbers);
            ofRow[numbers] = 1;
            Arrays.fill(byRow[row], 0);
            weights.addDense(ofRow, byRow[row]);
        }
        projections.add(inputs.embeddingRows(), rows, byRow);
        bags.add(inputs.embeddingRows(), rows, byRow);
        Transposition.toLanes(byRow, rows, sums.values());
    }

    @Override
    public double backward(Rows rows) {
        Transposition.toRows(sums.gradients(), rows, byRow);
        return gradients.compute(inputs.embeddingRows(), bags.inputs(), dense, rows.to());
    }

    @Override
    public void update() {
        gradients.update();
        projections.forget();
    }

    @Override
    public void close() {
        gradients.close();
    }
}
