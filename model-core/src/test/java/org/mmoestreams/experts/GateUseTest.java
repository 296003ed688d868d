package org.mmoestreams.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class GateUseTest {

    /**
     * Hugging Face's transformers, test_modeling_switch_transformers.py: these probabilities, with the experts 0, 1, 1,
     * 0 and 0 chosen, have the load-balancing loss 0.8741045.
     */
    @Test
    void hasTheLoadBalancingLossOfSwitchTransformers() {
        double[][] probabilities = {
            {.35490513, .60419905},
            {.4275843, .23061597},
            {.32985854, .43953657},
            {.25099766, .27730572},
            {.7678207, .71474564}
        };
        double[] sums = new double[2];
        for (double[] row : probabilities) {
            sums[0] += row[0];
            sums[1] += row[1];
        }
        GateUse use = new GateUse(5, sums, new long[] {3, 2}, 0);
        assertThat(use.switchLoss()).isEqualTo(0.8741045, within(5e-7)).isEqualTo(0.8741043912, within(1e-10));
    }

    @Test
    void isInBalanceWhereAllExpertsHaveTheSame() {
        double[] weights = new double[8];
        long[] tops = new long[8];
        Arrays.fill(weights, 2);
        Arrays.fill(tops, 2);
        GateUse use = new GateUse(16, weights, tops, 16 * Math.log(8));
        assertThat(use.switchLoss()).isEqualTo(1);
        assertThat(use.imbalance()).isEqualTo(0);
        assertThat(use.entropy()).isEqualTo(Math.log(8), within(1e-15));
        assertThat(use.effectiveExperts()).isEqualTo(8, within(1e-14));
        assertThat(use.isIdle(0)).isFalse();
    }

    @Test
    void expertsThatTheGateDoesNotMixAreNeitherIdleNorMissed() {
        BitSet mixed = BitSet.valueOf(new long[] {0b1011});
        GateUse even = new GateUse(mixed, 9, new double[] {3, 3, 0, 3}, new long[] {3, 3, 0, 3}, 9 * Math.log(3));
        assertThat(even.isIdle(2)).isFalse();
        assertThat(even.mixes(2)).isFalse();
        assertThat(even.imbalance()).isEqualTo(0, within(1e-15));
        assertThat(even.switchLoss()).isEqualTo(1, within(1e-15));
        assertThat(even.effectiveExperts()).isEqualTo(3, within(1e-14));
        GateUse one = new GateUse(mixed, 9, new double[] {9, 0, 0, 0}, new long[] {9, 0, 0, 0}, 0);
        assertThat(one.isIdle(1)).isTrue();
        assertThat(one.isIdle(2)).isFalse();
        assertThat(one.imbalance()).isEqualTo(2);
        assertThatThrownBy(() -> new GateUse(BitSet.valueOf(new long[] {16}), 1, new double[4], new long[4], 0))
                .hasMessage("experts.mixed: {4} (expected: some of 4)");
    }

    @Test
    void isOutOfBalanceWhereOneExpertHasAll() {
        GateUse use = new GateUse(16, new double[] {0, 16, 0, 0}, new long[] {0, 16, 0, 0}, 0);
        assertThat(use.switchLoss()).isEqualTo(4);
        assertThat(use.imbalance()).isEqualTo(3);
        assertThat(use.entropy()).isEqualTo(0);
        assertThat(use.effectiveExperts()).isEqualTo(1);
        assertThat(use.topShare(1)).isEqualTo(1);
        assertThat(use.isIdle(1)).isFalse();
        assertThat(use.isIdle(0)).isTrue();
    }

    /** Each row has an expert of its own: no row is mixed, and all experts are used. */
    @Test
    void tellsExpertsThatAreChosenRowByRowFromOnesThatAreMixed() {
        GateUse chosen = new GateUse(4, new double[] {1, 1, 1, 1}, new long[] {1, 1, 1, 1}, 0);
        assertThat(chosen.entropy()).isEqualTo(0);
        assertThat(chosen.effectiveExperts()).isEqualTo(4, within(1e-14));
    }

    @Test
    void callsAnExpertIdleBelowATenthOfAnEqualShare() {
        GateUse use = new GateUse(100, new double[] {2.4999, 2.5, 47.5, 47.5001}, new long[] {0, 0, 50, 50}, 1);
        assertThat(use.isIdle(0)).isTrue();
        assertThat(use.isIdle(1)).isFalse();
    }

    @Test
    void hasNoFiguresWithoutRows() {
        GateUse use = new GateUse(0, new double[2], new long[2], 0);
        assertThat(use.meanWeight(0)).isNaN();
        assertThat(use.topShare(0)).isNaN();
        assertThat(use.entropy()).isNaN();
        assertThat(use.effectiveExperts()).isNaN();
        assertThat(use.imbalance()).isNaN();
        assertThat(use.switchLoss()).isNaN();
        assertThat(use.isIdle(0)).isFalse();
    }
}
