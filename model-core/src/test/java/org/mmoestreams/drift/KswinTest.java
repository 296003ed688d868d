package org.mmoestreams.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KswinTest {

    private static final String SEED = "seed ";

    /** River's test. With twice the sample in the window all older values are drawn, so any seed gives it. */
    @Test
    void hasRiversAlarmWhateverTheSeed() {
        long seed = new Random().nextLong();
        for (long any : new long[] {42, seed}) {
            Alarms alarms = Alarms.of(new Kswin(0.0001, 200, 100, any), Inputs.integers());
            assertThat(alarms.drifts()).as(SEED + any).containsExactly(1042);
            assertThat(alarms.changes().get(0).before()).isLessThan(1);
            assertThat(alarms.changes().get(0).after()).isGreaterThan(1);
        }
    }

    /** Two halves of one spread around one mean: no other detector sees this. */
    @Test
    void seesAChangeThatLeavesTheMean() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        double[] wider = random.doubles(1000).map(u -> u - 0.5).toArray();
        for (int row = 500; row < wider.length; row++) {
            wider[row] = 4 * wider[row];
        }
        assertThat(Alarms.of(new Kswin(0.0001, 300, 100, 1), wider).drifts())
                .as(SEED + seed)
                .anySatisfy(row -> assertThat(row).isBetween(500, 700));
    }

    @Test
    void drawsBySeed() {
        double[] values = new Random(7).doubles(3000).toArray();
        Kswin rash = new Kswin(0.05, 100, 20, 1);
        assertThat(Alarms.of(rash, values)).isEqualTo(Alarms.of(rash, values));
        assertThat(Alarms.of(rash, values)).isNotEqualTo(Alarms.of(new Kswin(0.05, 100, 20, 2), values));
    }

    @Test
    void drawsEachOlderValueEquallyOften() {
        SplitMix random = new SplitMix(new Random().nextLong());
        long seed = random.state();
        int[] drawn = new int[10];
        for (int i = 0; i < 100_000; i++) {
            drawn[random.below(10)]++;
        }
        // 10,000 of each, with a deviation of 95
        assertThat(drawn).as(SEED + seed).satisfies(all -> {
            for (int count : all) {
                assertThat(count).isBetween(9_400, 10_600);
            }
        });
    }

    /** Against each way to deal 2n ranks into two samples. */
    @Test
    void countsTheChancesOfAllDistances() {
        int size = 5;
        int[] ways = new int[size + 1];
        int all = 0;
        for (int deal = 0; deal < 1 << (2 * size); deal++) {
            if (Integer.bitCount(deal) == size) {
                all++;
                ways[KolmogorovSmirnov.steps(ranks(deal, size, 1), ranks(deal, size, 0))]++;
            }
        }
        int atLeast = 0;
        for (int steps = size; steps >= 1; steps--) {
            atLeast += ways[steps];
            assertThat(KolmogorovSmirnov.chance(size, steps)).isCloseTo((double) atLeast / all, within(1e-12));
        }
    }

    @Test
    void measuresDistancesAcrossTies() {
        assertThat(KolmogorovSmirnov.steps(new double[] {0, 0, 1, 1}, new double[] {0, 1, 1, 1}))
                .isEqualTo(1);
        assertThat(KolmogorovSmirnov.steps(new double[] {0, 0}, new double[] {1, 1}))
                .isEqualTo(2);
        assertThat(KolmogorovSmirnov.steps(new double[] {1, 1}, new double[] {1, 1}))
                .isZero();
    }

    @Test
    void refusesASampleTooSmallForItsSignificance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Kswin(0.0001, 200, 5, 1))
                .withMessage("sample: 5 (expected: a size at which some distance is as unlikely as the significance,"
                        + " 0.0001; take more)");
        assertThat(new Kswin(0.0001, 200, 9, 1).sample()).isEqualTo(9);
    }

    private static double[] ranks(int deal, int size, int owner) {
        double[] ranks = new double[size];
        int next = 0;
        for (int rank = 0; rank < 2 * size; rank++) {
            if (((deal >> rank) & 1) == owner) {
                ranks[next++] = rank;
            }
        }
        return ranks;
    }
}
