package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

class NativeMatrixTest {

    private static final int ROWS = 9;
    private static final int INNER = 21;
    private static final int COLUMNS = 6;
    private static final float UNTOUCHED = 7;

    @Property(tries = 50)
    void productSetsTheRowsFromItsPositionOnAndNothingElse(
            @ForAll @IntRange(min = 0, max = 5) int first,
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @IntRange(min = 1, max = COLUMNS) int columns,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[][] a = VectorOpsTest.draw(random, ROWS, INNER);
        float[][] b = VectorOpsTest.draw(random, COLUMNS + 1, INNER);
        float[] result = new float[ROWS * COLUMNS];
        try (NativeMatrix x = matrix(a);
                NativeMatrix y = matrix(b);
                NativeMatrix product = new NativeMatrix(ROWS, COLUMNS)) {
            Arrays.fill(result, UNTOUCHED);
            product.put(0, result, 0, result.length);
            product.at(first).product(x.at(first), y.at(1), rows, columns, INNER);
            product.get(result, result.length);
        }
        for (int i = 0; i < result.length; i++) {
            int row = i / COLUMNS;
            int column = i % COLUMNS;
            boolean set = row >= first && row < first + rows && column < columns;
            double expected = set ? dot(a[row], b[column + 1]) : UNTOUCHED;
            assertThat((double) result[i]).as("%d, %d", row, column).isEqualTo(expected, Offset.offset(1e-5));
        }
    }

    private static NativeMatrix matrix(float[][] rows) {
        NativeMatrix matrix = new NativeMatrix(rows.length, rows[0].length);
        for (int row = 0; row < rows.length; row++) {
            matrix.putRow(row, rows[row]);
        }
        return matrix;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
