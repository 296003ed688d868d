package org.mmoestreams.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.ParameterGroup;

/**
 * The linear part of the network: embeddings and numbers times the fused weights of experts and gates, and the sums of the wide
 * weights. Products run over the different table rows that a batch names, not over its slots; see {@link Projections} and
 * {@link InputGradients}.
 *
 * <p>A batch of n slots costs n x fields additions of {@code outputs} floats each way, and three times different rows x width x
 * outputs multiply-adds. What a slot's outputs are depends on its own row alone, bit for bit.
 */
public final class InputLayer implements AutoCloseable {

    private final Shape shape;
    private final RowTables tables;
    private final ExpertsAndGates weights;
    private final Projections projections;
    private final InputGradients gradients;
    private final Signal sums;
    /** Sums, or the gradients by them, slot by slot: {@code [batchRows][sums]}. */
    private final float[][] rows;

    private final float[][] dense;

    /** A layer with seeded weights. */
    public InputLayer(Shape shape, Initializer initializer, Optimizers optimizers) {
        this.shape = shape;
        tables = RowTables.of(shape, initializer, optimizers);
        weights = new ExpertsAndGates(shape, initializer, optimizers.of(ParameterGroup.DENSE));
        projections = new Projections(shape, tables, weights);
        sums = Signal.of(shape.sums(), shape.batchRows());
        rows = new float[shape.batchRows()][shape.sums()];
        dense = new float[shape.batchRows()][shape.denseInputs()];
        gradients = new InputGradients(shape, tables, weights, rows);
    }

    /** The parameters: embeddings, wide weights where there are any, the weights of experts and gates. */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(tables.parameters());
        all.add(weights.parameter());
        return all;
    }

    /** The linear outputs of experts and gates, and behind them a wide sum per task where there are wide weights. */
    public Signal sums() {
        return sums;
    }

    /** Takes the weights anew after the parameters were loaded. */
    public void refresh() {
        weights.refresh();
        projections.forget();
    }

    /**
     * Computes the sums.
     *
     * @param embeddingRows {@code [batchRows][fields]}
     * @param numbers {@code [batchRows][numbers]}
     */
    public void forward(int[] embeddingRows, float[] numbers, Slots slots) {
        for (int slot = slots.from(); slot < slots.to(); slot++) {
            float[] inputs = dense[slot];
            System.arraycopy(numbers, slot * shape.numbers(), inputs, 0, shape.numbers());
            inputs[shape.numbers()] = 1;
            Arrays.fill(rows[slot], 0);
            weights.addDense(inputs, rows[slot]);
        }
        projections.add(embeddingRows, slots, rows);
        Transposition.toLanes(rows, slots, sums.values());
    }

    /**
     * Computes the gradients by weights and table rows from those by the sums, for the first {@code count} slots, which
     * {@link #forward} saw last with the same rows.
     *
     * @return the most that absolute gradients by the weights of a tensor sum to; not a number when one of them is not
     */
    public double backward(int[] embeddingRows, int count) {
        Transposition.toRows(sums.gradients(), new Slots(0, count), rows);
        return gradients.compute(embeddingRows, dense, count);
    }

    /** Lets the optimiser apply the gradients. */
    public void update() {
        gradients.update();
        projections.forget();
    }

    @Override
    public void close() {
        gradients.close();
    }
}
