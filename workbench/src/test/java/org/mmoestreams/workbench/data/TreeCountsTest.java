package org.mmoestreams.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TreeCountsTest {

    @Test
    void drawsEachStateInProportionToItsCount() {
        System.out.println("seed 11");
        TreeCounts counts = TreeCounts.parse(new String[] {"0*1", "2*2", "3*5"}, 4);
        SplitMix64 random = SplitMix64.of(11, 0);
        int[] drawn = new int[4];
        for (int i = 0; i < 80_000; i++) {
            drawn[counts.draw(random)]++;
        }
        assertThat(drawn[0]).isCloseTo(10_000, within(500));
        assertThat(drawn[1]).isZero();
        assertThat(drawn[2]).isCloseTo(20_000, within(600));
        assertThat(drawn[3]).isCloseTo(50_000, within(700));
    }

    @Test
    void refusesWhatIsNoCount() {
        assertRefused("0", "count: 0 (expected: STATE*COUNT)");
        assertRefused("4*1", "count: 4*1 (expected: a known state, a count >= 1)");
        assertRefused("1*0", "count: 1*0 (expected: a known state, a count >= 1)");
    }

    @Test
    void refusesCountsWhoseSumIsNoInt() {
        assertThatThrownBy(() -> TreeCounts.parse(new String[] {"0*2000000000", "1*2000000000"}, 2))
                .hasMessageStartingWith("sum of counts: 4000000000");
    }

    private static void assertRefused(String pair, String message) {
        assertThatThrownBy(() -> TreeCounts.parse(new String[] {pair}, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
