package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Moments;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;

class StandardizerTest {

    private static final int COLUMNS = 2;
    private static final FeatureSpec SPEC = RandomRows.spec();

    private final RowBatch batch = RowBatch.of(SPEC, 4);
    private final Moments moments = Moments.of("moments", SPEC.continuous());
    private final Standardizer standardizer = new Standardizer(moments, COLUMNS, batch.capacity());

    /** The first column has mean 3 and deviation 2, the second mean -10 and deviation 5. */
    private void learn() {
        moments.add(0, 1);
        moments.add(0, 5);
        moments.add(1, -15);
        moments.add(1, -5);
    }

    @Test
    void numbersAreDeviationsFromTheMeanOfTheirColumn() {
        learn();
        set(0, 3, -10);
        set(1, 7, -25);
        set(2, 2, -2.5f);
        standardizer.standardize(batch, 0, 3);
        assertThat(standardizer.numbers()).containsExactly(new float[] {0, 0, 2, -3, -0.5f, 1.5f, 0, 0}, within());
    }

    @Test
    void numbersStayWithinEight() {
        learn();
        set(0, 1e30f, -1e30f);
        set(1, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
        standardizer.standardize(batch, 0, 2);
        assertThat(standardizer.numbers()).startsWith(8, -8, 8, -8);
    }

    @Test
    void missingValueIsZero() {
        learn();
        set(0, Float.NaN, -15);
        standardizer.standardize(batch, 0, 1);
        assertThat(standardizer.numbers()).startsWith(0, -1);
    }

    @Test
    void columnOfWhichNothingIsKnownIsZero() {
        moments.add(1, 2);
        set(0, 4, 5);
        standardizer.standardize(batch, 0, 1);
        assertThat(standardizer.numbers()).startsWith(0, 3);
    }

    @Test
    void rowsOutsideOfTheRangeStayAsTheyAre() {
        learn();
        set(0, 7, 0);
        set(1, 7, 0);
        standardizer.standardize(batch, 0, 2);
        set(0, 1, -10);
        set(1, 1, -10);
        standardizer.standardize(batch, 1, 2);
        assertThat(standardizer.numbers()).containsExactly(new float[] {2, 2, -1, 0, 0, 0, 0, 0}, within());
    }

    @Test
    void whatIsLearntMeanwhileCounts() {
        learn();
        set(0, 3, 0);
        moments.add(0, 9);
        moments.add(0, 9);
        standardizer.standardize(batch, 0, 1);
        assertThat(standardizer.numbers()[0]).isLessThan(-0.8f);
    }

    private void set(int row, float first, float second) {
        batch.scaled()[row * COLUMNS] = first;
        batch.scaled()[row * COLUMNS + 1] = second;
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-6f);
    }
}
