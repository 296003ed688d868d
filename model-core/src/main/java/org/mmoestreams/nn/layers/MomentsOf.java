package org.mmoestreams.nn.layers;

/** Which moments a batch normalisation goes by in training. */
public enum MomentsOf {
    /**
     * Those of the batch's rows, as usual: gradients know that the moments move with the rows. A row's outputs in
     * training, not in predictions, depend on its neighbours, and are 0 before scale and shift where it has none.
     */
    BATCH,
    /**
     * Those of the rows that were learnt before, which the gradients take as given: training and predictions are the
     * same function, which fits small batches and masks.
     */
    ROWS_LEARNT
}
