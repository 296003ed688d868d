package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

class RowSumTest {

    private static final int ROWS = 12;
    private static final int LENGTH = 35;
    private static final Offset<Double> CLOSE = Offset.offset(1e-5);

    @Property(tries = 100)
    void addsTheChosenRowsHoweverManyTheyAre(
            @ForAll @IntRange(min = 0, max = 3) int from,
            @ForAll @IntRange(min = 0, max = 11) int count,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[][] rows = LanesTest.draw(random, ROWS, LENGTH);
        int[] chosen = random.ints(from + count, 0, ROWS).toArray();
        float[] start = LanesTest.draw(random, 1, LENGTH)[0];
        float[] sum = start.clone();
        new RowSum(rows, LENGTH).add(sum, chosen, from, from + count);
        for (int i = 0; i < LENGTH; i++) {
            double exact = start[i];
            for (int k = from; k < from + count; k++) {
                exact += rows[chosen[k]][i];
            }
            assertThat((double) sum[i]).isEqualTo(exact, CLOSE);
        }
    }

    @Property(tries = 100)
    void addsMultiplesOfARangeOfRowsToAPartOfTheSum(
            @ForAll @IntRange(min = 0, max = ROWS) int one,
            @ForAll @IntRange(min = 0, max = ROWS) int other,
            @ForAll @IntRange(min = 1, max = LENGTH) int part,
            @ForAll long seed) {
        Random random = new Random(seed);
        int from = Math.min(one, other);
        int to = Math.max(one, other);
        float[][] rows = LanesTest.draw(random, ROWS, LENGTH);
        float[] factors = LanesTest.draw(random, 1, ROWS)[0];
        float[] sum = new float[LENGTH];
        new RowSum(rows, LENGTH).addMultiples(sum, new Slots(0, part), factors, from, to);
        for (int i = 0; i < LENGTH; i++) {
            double exact = 0;
            for (int k = from; k < to && i < part; k++) {
                exact += (double) factors[k] * rows[k][i];
            }
            assertThat((double) sum[i]).isEqualTo(exact, CLOSE);
        }
    }
}
