package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DenseMatrixTest {

    private static final int ROWS = 5;
    private static final int INNER = 7;
    private static final int COLUMNS = 3;

    @BeforeAll
    static void start() {
        NativeRuntime.start();
    }

    @Test
    void multiplies() {
        try (DenseMatrix a = DenseMatrix.filled(ROWS, INNER);
                DenseMatrix b = DenseMatrix.filled(INNER, COLUMNS);
                DenseMatrix product = DenseMatrix.filled(ROWS, COLUMNS)) {
            product.product(a, b);
            assertIs(product, (row, column, i) -> a.get(row, i) * b.get(i, column));
        }
    }

    @Test
    void multipliesTheFirstTransposed() {
        try (DenseMatrix a = DenseMatrix.filled(INNER, ROWS);
                DenseMatrix b = DenseMatrix.filled(INNER, COLUMNS);
                DenseMatrix product = DenseMatrix.filled(ROWS, COLUMNS)) {
            product.productOfTransposed(a, b);
            assertIs(product, (row, column, i) -> a.get(i, row) * b.get(i, column));
        }
    }

    @Test
    void multipliesTheSecondTransposed() {
        try (DenseMatrix a = DenseMatrix.filled(ROWS, INNER);
                DenseMatrix b = DenseMatrix.filled(COLUMNS, INNER);
                DenseMatrix product = DenseMatrix.filled(ROWS, COLUMNS)) {
            product.productWithTransposed(a, b);
            assertIs(product, (row, column, i) -> a.get(row, i) * b.get(column, i));
        }
    }

    @Test
    void refusesAMatrixOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenseMatrix.filled(0, 1))
                .withMessage("rows: 0 (expected: >= 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenseMatrix.filled(1, 0))
                .withMessage("columns: 0 (expected: >= 1)");
    }

    private static void assertIs(DenseMatrix product, Term term) {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double sum = 0;
                for (int i = 0; i < INNER; i++) {
                    sum += term.of(row, column, i);
                }
                assertThat((double) product.get(row, column))
                        .as("row %d, column %d", row, column)
                        .isNotZero()
                        .isCloseTo(sum, within(1e-6));
            }
        }
    }

    /** What is summed up. */
    private interface Term {

        float of(int row, int column, int i);
    }
}
