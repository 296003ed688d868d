package org.mmoestreams.workbench.bench.kernel;

import org.mmoestreams.nn.InputShape;
import org.mmoestreams.workbench.data.Census;

/** What is measured. */
public enum KernelShape {
    /** The learner with its defaults on generated census rows: 32 names and 7 numbers, encoded from their texts. */
    CENSUS(320) {
        @Override
        Trainee trainee(int batchRows, int poolRows, long seed) {
            return new DataTrainee(new Census(), batchRows, poolRows, seed);
        }
    },
    /** The model alone: 33 fields of width 8 with 495 values in all, 7 numbers, no wide weights, Adam. */
    E2(272) {
        @Override
        Trainee trainee(int batchRows, int poolRows, long seed) {
            return new PlainTrainee(new InputShape(batchRows, 495, 33, 7), poolRows, seed);
        }
    };

    private static final int OUTPUTS = 144;

    private final int inputs;

    KernelShape(int inputs) {
        this.inputs = inputs;
    }

    abstract Trainee trainee(int batchRows, int poolRows, long seed);

    DenseProducts products(int batchRows) {
        return new DenseProducts(batchRows, inputs, OUTPUTS);
    }
}
