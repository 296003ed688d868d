package org.mmoestreams.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The linear part of the network: embeddings and numbers times the fused weights of all linear outputs, and the sums of the
 * wide weights. Products run over the different table rows that a batch names, not over its slots; see {@link Projections} and
 * {@link InputGradients}.
 *
 * <p>A batch of n slots costs n x fields additions of {@code outputs} floats each way, and three times different rows x width x
 * outputs multiply-adds. What a slot's outputs are depends on its own row alone, bit for bit.
 */
public final class InputLayer implements Layer {

    private final LinearShape shape;
    private final Inputs inputs;
    private final RowTables tables;
    private final LinearWeights weights;
    private final Projections projections;
    private final InputGradients gradients;
    private final Signal sums;
    /** Sums, or the gradients by them, slot by slot: {@code [batchRows][sums]}. */
    private final float[][] rows;

    private final float[][] dense;

    /**
     * A layer with seeded weights.
     *
     * @param columns as many outputs as the shape has
     * @param inputs where what comes in will be
     */
    public InputLayer(LinearShape shape, LinearOutputs columns, Start start, Inputs inputs) {
        this.shape = shape;
        this.inputs = inputs;
        tables = RowTables.of(shape, start);
        weights = new LinearWeights(shape, columns, start);
        projections = new Projections(shape, tables, weights);
        int batchRows = shape.in().batchRows();
        sums = Signal.of(shape.sums(), batchRows);
        rows = new float[batchRows][shape.sums()];
        dense = new float[batchRows][shape.denseInputs()];
        gradients = new InputGradients(shape, tables, weights, rows);
    }

    /** The linear outputs, and behind them the wide sums. */
    public Signal sums() {
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
    public void forward(Slots slots) {
        int numbers = shape.in().numbers();
        for (int slot = slots.from(); slot < slots.to(); slot++) {
            float[] ofRow = dense[slot];
            System.arraycopy(inputs.numbers(), slot * numbers, ofRow, 0, numbers);
            ofRow[numbers] = 1;
            Arrays.fill(rows[slot], 0);
            weights.addDense(ofRow, rows[slot]);
        }
        projections.add(inputs.embeddingRows(), slots, rows);
        Transposition.toLanes(rows, slots, sums.values());
    }

    @Override
    public double backward(Slots slots) {
        Transposition.toRows(sums.gradients(), slots, rows);
        return gradients.compute(inputs.embeddingRows(), dense, slots.to());
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
