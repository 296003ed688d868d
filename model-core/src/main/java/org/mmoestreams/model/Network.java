package org.mmoestreams.model;

import java.util.List;
import java.util.Optional;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.nn.Parameter;

/**
 * What {@code OnlineLearner} trains: outputs of all tasks for rows of a batch, and steps. An {@link Architecture}
 * builds it. Not safe for use by several threads at once.
 */
public interface Network extends AutoCloseable {

    /** Logits of binary tasks are within plus or minus this. */
    float LOGIT_BOUND = 30f;

    /**
     * Computes the outputs of the rows {@code [from, to)}. A row's outputs depend on that row alone, bit for bit, not
     * on its place and not on the range.
     *
     * @param embeddingRows rows of the tables, {@code [batchRows][slots]}, of a bag its items and {@code
     *     RowBatch.EMPTY} behind them; a table row belongs to one field, as
     *     {@code FeatureEncoder} gives them out: with another's row, the outputs are of no use
     * @param numbers standardised numbers, {@code [batchRows][numbers]}
     */
    void forward(int[] embeddingRows, float[] numbers, int from, int to);

    /**
     * A task's output for a row of the last {@link #forward}: the logit of a binary task, within plus or minus {@link
     * #LOGIT_BOUND}, else the standardised value.
     */
    float output(int row, int task);

    /**
     * Trains on the first {@code rows} rows of the batch, all of which the last {@link #forward} must have computed,
     * from arrays that still hold the same.
     *
     * @param labels {@code [batchRows][tasks]}: 1 or 0, or a standardised value, NaN when not known
     * @param weights {@code [batchRows]}: what each row weighs in the loss, not negative
     * @param corrections {@code [batchRows]}: whether the tasks that a row is positive for learnt it as a negative
     *     before
     * @param step the optimisers' step, counted from 1
     * @return false when a gradient is not finite, gradients of a tensor are above 1e18 in all, or the step would put a
     *     weight beyond plus or minus 1e6; nothing changes then
     */
    boolean step(float[] labels, double[] weights, boolean[] corrections, int rows, long step);

    /**
     * How experts were used in the first {@code rows} rows of the batch, all of which the last {@link #forward} must
     * have computed; a gate for each output. Empty for a network without experts.
     */
    default Optional<ExpertUse> experts(int rows) {
        return Optional.empty();
    }

    /** All parameters in a fixed order, each with its optimiser's state. */
    List<Parameter> parameters();

    /** From now on steps are this many times as long; 1 is the optimisers' own rate. */
    void pace(double factor);

    /** Puts the optimisers' slots back to what they are before the first step; the weights stay. */
    void restartOptimizers();

    /**
     * Puts the weights that are one task's alone, such as its tower, its gate and its wide weights, and their slots,
     * back to where they started.
     */
    void restart(int task);

    /**
     * Puts rows of the tables, and their slots, back to where they started.
     *
     * @param tableRows none of them twice
     */
    void restartRows(int[] tableRows);

    /** Must be called after parameters were loaded. */
    void refresh();

    @Override
    void close();
}
