package org.mmoestreams.nn;

import static org.mmoestreams.checks.Checks.check;

/**
 * The sizes that the layers agree on.
 *
 * @param batchRows most rows in a batch
 * @param tableRows rows of the embedding table
 * @param fields embedded fields
 * @param numbers continuous fields that enter as numbers
 * @param width width of an embedding
 * @param wide whether every table row has a wide weight per task
 * @param experts experts
 * @param expertUnits units of an expert
 * @param tasks tasks, one gate and one tower each
 * @param towerUnits hidden units of a tower
 */
public record Shape(
        int batchRows,
        int tableRows,
        int fields,
        int numbers,
        int width,
        boolean wide,
        int experts,
        int expertUnits,
        int tasks,
        int towerUnits) {

    /** What an array holds on every JVM. */
    private static final long MOST_VALUES = Integer.MAX_VALUE - 8;

    /**
     * Checks that the arrays that the sizes make together can be.
     *
     * @throws IllegalArgumentException when one would be longer than arrays are, or rows of a table larger than chunks allow;
     *     names the keys that make it so long
     */
    public Shape {
        long inputs = (long) fields * width + numbers + 1;
        long outputs = (long) experts * expertUnits + (long) tasks * experts;
        long widest = Math.max(width, wide ? tasks : 0);
        String experting = "model.experts, model.expert-units";
        fits("model.embedding-width, " + experting, inputs, "inputs", outputs, "outputs");
        fits("model.embedding-width, capacities", tableRows, "rows", widest, "weights");
        fits("window.rows, " + experting, Math.min(batchRows, tableRows), "rows", outputs, "outputs");
        fits("window.rows", batchRows, "rows", Math.max(Math.max(fields, numbers), tasks), "values");
        fits(
                "window.rows, model.embedding-width",
                Math.min(tableRows, (long) batchRows * fields),
                "rows",
                widest,
                "weights");
        fits("tasks, model.expert-units", tasks, "tasks", expertUnits, "units");
        fits("model.expert-units, model.tower-units", expertUnits + 1L, "inputs", towerUnits, "units");
        check(
                !wide || tasks <= RowTable.MOST_WIDTH,
                "tasks",
                tasks + ", each with a wide weight in a row",
                "<= " + RowTable.MOST_WIDTH + "; predict less, or set model.wide to false");
    }

    /** Inputs of the experts and gates: the embeddings, the numbers and a constant 1 that carries the biases. */
    public int inputs() {
        return fields * width + denseInputs();
    }

    /** Inputs that are no embeddings: the numbers and the constant 1. */
    public int denseInputs() {
        return numbers + 1;
    }

    /** Outputs of all experts together. */
    public int expertOutputs() {
        return experts * expertUnits;
    }

    /** Outputs of all experts and gates together. */
    public int outputs() {
        return expertOutputs() + tasks * experts;
    }

    /** What a row's fields add up to: the outputs, and behind them a wide sum per task where there are wide weights. */
    public int sums() {
        return outputs() + wideWeights();
    }

    /** Wide weights of a table row. */
    public int wideWeights() {
        return wide ? tasks : 0;
    }

    /** Most different table rows that the fields of a batch can name. */
    public int namedRows() {
        return (int) Math.min(tableRows, (long) batchRows * fields);
    }

    private static void fits(String keys, long count, String of, long each, String values) {
        check(
                count == 0 || each <= MOST_VALUES / count,
                keys,
                count + " " + of + " x " + each + " " + values,
                "<= " + MOST_VALUES + " together; lower one of them");
    }
}
