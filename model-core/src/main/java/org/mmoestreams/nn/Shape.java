package org.mmoestreams.nn;

/**
 * The sizes that the layers agree on.
 *
 * @param batchRows most rows in a batch
 * @param tableRows rows of the embedding table
 * @param fields embedded fields
 * @param numbers continuous fields that enter as numbers
 * @param width width of an embedding
 * @param wide whether every embedding row has a wide weight per task
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

    /** Wide weights in a row of the embedding table. */
    public int wideWeights() {
        return wide ? tasks : 0;
    }

    /** Floats in a row of the embedding table. */
    public int tableStride() {
        return width + wideWeights();
    }

    /** Most different table rows that the fields of a batch can name. */
    public int namedRows() {
        return Math.min(tableRows, batchRows * fields);
    }
}
