package org.mmoestreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinnedTest {

    @Test
    void keepsAllWhileThereIsRoom() {
        assertThat(of(10, 9)).isEqualTo(IntStream.range(0, 9).boxed().toList());
    }

    @Test
    void keepsTheFirstAndTheLastOfAnyNumber() {
        for (int count = 1; count < 5_000; count++) {
            assertThat(of(10, count))
                    .as("%d", count)
                    .hasSizeLessThanOrEqualTo(10)
                    .startsWith(0)
                    .endsWith(count - 1)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void takesAtLeastHalfOfThePlacesEvenlySpread() {
        List<Integer> kept = of(2_000, 1_234_567);
        assertThat(kept).hasSizeBetween(1_000, 2_000);
        int step = kept.get(1) - kept.get(0);
        for (int i = 1; i < kept.size() - 1; i++) {
            assertThat(kept.get(i) - kept.get(i - 1)).isEqualTo(step);
        }
    }

    @Test
    void beginsAnewOnceCleared() {
        Thinned<Integer> thinned = new Thinned<>(5);
        IntStream.range(0, 100).forEach(thinned::add);
        thinned.clear();
        assertThat(thinned.list()).isEmpty();
        IntStream.range(7, 10).forEach(thinned::add);
        assertThat(thinned.list()).containsExactly(7, 8, 9);
        assertThat(thinned.count()).isEqualTo(3);
    }

    private static List<Integer> of(int most, int count) {
        Thinned<Integer> thinned = new Thinned<>(most);
        IntStream.range(0, count).forEach(thinned::add);
        assertThat(thinned.count()).isEqualTo(count);
        return thinned.list();
    }
}
