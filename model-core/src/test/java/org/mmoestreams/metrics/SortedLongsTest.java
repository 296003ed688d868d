package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SortedLongsTest {

    @Property(tries = 50)
    void equalsAListThatIsSorted(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long bound = 1L << (1 + random.nextInt(62));
        SortedLongs numbers = new SortedLongs("numbers");
        List<Long> plain = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            int changes = random.nextInt(1, 1 << (1 + random.nextInt(12)));
            for (int i = 0; i < changes; i++) {
                if (!plain.isEmpty() && random.nextInt(5) < 2) {
                    Collections.swap(plain, random.nextInt(plain.size()), plain.size() - 1);
                    numbers.remove(plain.remove(plain.size() - 1));
                } else {
                    plain.add(random.nextLong(bound));
                    numbers.add(plain.get(plain.size() - 1));
                }
            }
            assertThat(sorted(numbers)).isEqualTo(plain.stream().sorted().toList());
        }
    }

    @Test
    void keepsEqualNumbersAsOftenAsTheyCame() {
        SortedLongs numbers = new SortedLongs("numbers");
        IntStream.range(0, 3).forEach(i -> numbers.add(7));
        assertThat(sorted(numbers)).containsExactly(7L, 7L, 7L);
        numbers.remove(7);
        numbers.add(7);
        numbers.remove(7);
        assertThat(sorted(numbers)).containsExactly(7L, 7L);
    }

    @Test
    void saysThatANumberIsRemovedWhichHadNotCome() {
        SortedLongs numbers = new SortedLongs("errors");
        numbers.add(3);
        numbers.remove(4);
        assertThatThrownBy(numbers::settle)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("errors: a row was removed that is not held");
    }

    private static List<Long> sorted(SortedLongs numbers) {
        return IntStream.range(0, numbers.settle()).mapToObj(numbers::at).toList();
    }
}
