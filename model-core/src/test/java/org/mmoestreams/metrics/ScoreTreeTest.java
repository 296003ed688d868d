package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ScoreTreeTest {

    private static final int ROWS = 100_000;
    // a random search tree of this size is deeper than 60 with a chance below one in a million
    private static final int DEPTH = 60;

    @Test
    void staysShallowOnRisingFallingAndRegularScores() {
        assertThat(depthAfter(i -> i)).isLessThan(DEPTH);
        assertThat(depthAfter(i -> -i)).isLessThan(DEPTH);
        assertThat(depthAfter(i -> i / (double) ROWS)).isLessThan(DEPTH);
        assertThat(depthAfter(i -> Double.longBitsToDouble(0x3f00000000000000L + i)))
                .isLessThan(DEPTH);
        assertThat(depthAfter(i -> (i % 2 == 0 ? 1 : -1) * Math.scalb(1.0 + i, -20)))
                .isLessThan(DEPTH);
    }

    @Test
    void staysShallowAndSmallWhileRisingScoresComeAndGo() {
        ScoreTree tree = new ScoreTree();
        int most = 1000;
        for (int i = 0; i < ROWS; i++) {
            tree.add(i, true);
            if (i >= most) {
                tree.remove(i - most, true);
            }
        }
        assertThat(tree.size(true)).isEqualTo(most);
        assertThat(tree.depth()).isLessThan(DEPTH);
        assertThat(tree.capacity()).isLessThan(2 * most);
        assertThat(tree.add(ROWS, false)).isEqualTo(2L * most);
    }

    private static int depthAfter(IntToDoubleFunction scores) {
        ScoreTree tree = new ScoreTree();
        for (int i = 0; i < ROWS; i++) {
            tree.add(scores.applyAsDouble(i), i % 3 == 0);
        }
        assertThat(tree.size(true) + tree.size(false)).isEqualTo(ROWS);
        return tree.depth();
    }
}
