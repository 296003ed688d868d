package org.mmoestreams.workbench.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraineeTest {

    private static final int BATCH_ROWS = 16;

    /** A pool of three batches comes round several times, in parts that do not divide it. */
    @ParameterizedTest
    @EnumSource(KernelShape.class)
    void rowsComeRoundAndRound(KernelShape shape) {
        try (Trainee trainee = shape.trainee(BATCH_ROWS, 3 * BATCH_ROWS, 1)) {
            int batches = 0;
            for (int rows = 1; rows <= BATCH_ROWS; rows++) {
                trainee.predict(rows);
                trainee.train();
                batches++;
            }
            assertThat(trainee.learnt()).isEqualTo((long) batches * BATCH_ROWS);
        }
    }

    @Test
    void productsRunOnBuffersOfTheirShape() {
        try (DenseProducts products = new DenseProducts(5, 7, 3)) {
            products.multiply();
            products.multiply();
            assertThat(products.first()).isFinite().isNotZero();
        }
    }
}
