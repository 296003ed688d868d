package org.mmoestreams.workbench.bench.kernel;

/** A model with rows to learn, which come round and round. Its buffers are of one batch. */
interface Trainee extends AutoCloseable {

    /** Looks up, predicts and learns the next batch. */
    void train();

    /**
     * Looks up and predicts the next rows.
     *
     * @param rows at most a batch
     */
    void predict(int rows);

    /** How many rows were learnt. */
    long learnt();

    @Override
    void close();
}
