package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RowSortTest {

    @Property(tries = 200)
    void ordersByTimeThenByKeyWithoutASignThenAsTheyCame(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int rows = chance.nextInt(200);
        long[] known = chance.longs(rows, 0, 1 + chance.nextInt(50)).toArray();
        long[] keys = chance.longs(rows)
                .map(key -> key % 3 * Long.MIN_VALUE + key % 5)
                .toArray();
        int[] expected = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingLong((Integer row) -> known[row])
                        .thenComparing(row -> keys[row], Long::compareUnsigned)
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(RowSort.oldestFirst(known, keys)).containsExactly(expected);
    }

    @Test
    void takesKeysForNumbersWithoutASign() {
        assertThat(RowSort.oldestFirst(new long[] {7, 7, 6}, new long[] {-1, 1, -2}))
                .containsExactly(2, 1, 0);
    }
}
