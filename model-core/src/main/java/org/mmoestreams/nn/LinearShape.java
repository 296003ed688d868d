package org.mmoestreams.nn;

/**
 * The sizes of the linear layer.
 *
 * @param in what comes in
 * @param width width of an embedding
 * @param wide wide weights of a table row: one per task, or none
 * @param outputs what is computed
 */
public record LinearShape(InputShape in, int width, int wide, int outputs) {

    /** Inputs: an embedding for each field, the numbers and a constant 1 that carries the biases. */
    public int inputs() {
        return in.fields() * width + denseInputs();
    }

    /** Inputs that are no embeddings: the numbers and the constant 1. */
    public int denseInputs() {
        return in.numbers() + 1;
    }

    /** What a row's fields add up to: the outputs, and behind them the wide sums. */
    public int sums() {
        return outputs + wide;
    }
}
