package org.mmoestreams.workbench.batch;

import org.mmoestreams.OnlineLearner;

/**
 * The rows of a training, encoded.
 *
 * @param train rows to learn
 * @param validation rows that say which model is best; may be none
 * @param test rows that are scored beside; may be none
 */
record RowSets(EncodedRows train, EncodedRows validation, EncodedRows test) {

    /**
     * Reads them. The learner's vocabularies take in the values of the rows to learn, in the order of the files.
     *
     * @param seed draws which rows are held out
     */
    static RowSets read(TrainOptions options, OnlineLearner learner, long seed) {
        RowReading reading = new RowReading(options.data(), learner);
        RowReading.Learnt learnt = reading.learnt(options.paths(), seed);
        EncodedRows validation = options.paths().holdOut() > 0
                ? learnt.heldOut()
                : reading.scored(options.paths().validation());
        return new RowSets(
                learnt.rows(), validation, reading.scored(options.paths().test()));
    }

    /** How many rows there are of each kind. */
    RowCounts counts() {
        return new RowCounts(train.size(), validation.size(), test.size());
    }
}
