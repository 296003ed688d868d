package org.mmoestreams.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExpertUseTest {

    private static final GateUse GATE = new GateUse(2, new double[3], new long[3], 0);

    /** Outputs (3, 4), (3, 4) and (4, -3). PaddlePaddle/PaddleRec issue 721 is about experts that became the same. */
    @Test
    void findsEqualExpertsAlikeToTheLastBit() {
        ExpertUse use = new ExpertUse(List.of(GATE), new double[] {25, 25, 0, 25, 0, 25});
        assertThat(use.cosine(0, 1)).hasValue(1);
        assertThat(use.cosine(1, 0)).hasValue(1);
        assertThat(use.cosine(0, 2)).hasValue(0);
        assertThat(use.alike()).containsExactly(new ExpertPair(0, 1, 1));
    }

    @Test
    void findsExpertsAlikeThatDifferByAFactor() {
        ExpertUse use = new ExpertUse(List.of(GATE), new double[] {0.3, 0.9, 0, 2.7, 0, 0.1});
        assertThat(use.alike())
                .extracting(ExpertPair::first, ExpertPair::second)
                .containsExactly(tuple(0, 1));
    }

    @Test
    void keepsWhichExpertsAGateMixes() {
        BitSet most = BitSet.valueOf(new long[] {0b10_1111_1111});
        GateUse partial = new GateUse(most, 4, new double[10], new long[10], 1);
        GateUse full = new GateUse(4, new double[10], new long[10], 1);
        ExpertUse use = new ExpertUse(List.of(full, partial), new double[0]);
        ExpertUse read = ExpertUse.read(use.write());
        assertThat(read.gates().get(1).mixes(8)).isFalse();
        assertThat(read.gates().get(1).mixes(9)).isTrue();
        assertThat(read.gates().get(0).mixes(8)).isTrue();
        assertThat(read.write()).isEqualTo(use.write()).startsWith(2);
        assertThat(read.fits(use)).isTrue();
        assertThat(read.plus(use).gates().get(1).mixes(8)).isFalse();
        ExpertUse all = new ExpertUse(List.of(full, full), new double[0]);
        assertThat(all.fits(use)).isFalse();
        assertThat(all.write()).as("as builds before have it").startsWith(1);
    }

    @Test
    void gateThatTasksShareCountsForEach() {
        ExpertUse shared = new ExpertUse(List.of(GATE), new double[] {25, 25, 0, 25, 0, 25}).sharedBy(3);
        assertThat(shared.gates()).containsExactly(GATE, GATE, GATE);
        assertThat(shared.cosine(0, 1)).hasValue(1);
        assertThatThrownBy(() -> shared.sharedBy(2)).hasMessage("gates: 3 (expected: one that tasks share)");
    }

    /** Rounding would take the quotient of these a little above 1. */
    @Test
    void findsNoCosineAboveOne() {
        double[] products = {0.3, 0.39, 0.507};
        GateUse gate = new GateUse(2, new double[2], new long[2], 0);
        assertThat(new ExpertUse(List.of(gate), products).cosine(0, 1)).hasValue(1);
        assertThat(0.39 / Math.sqrt(0.3 * 0.507)).isGreaterThan(1);
    }

    @Test
    void hasNoCosineOfAnExpertThatGivesNothing() {
        ExpertUse use = new ExpertUse(List.of(GATE), new double[] {0, 0, 0, 25, 24.99, 25});
        assertThat(use.cosine(0, 1)).isEmpty();
        assertThat(use.alike()).containsExactly(new ExpertPair(1, 2, 24.99 / 25));
    }

    @Test
    void hasNoCosineOfNumbersThatAreNotFinite() {
        double infinite = Double.POSITIVE_INFINITY;
        ExpertUse use = new ExpertUse(List.of(GATE), new double[] {infinite, infinite, Double.NaN, infinite, 1, 1});
        assertThat(use.alike()).isEmpty();
        assertThat(use.cosine(0, 1)).isEmpty();
    }

    @Test
    void comparesNothingWithoutProducts() {
        ExpertUse use = new ExpertUse(List.of(GATE), new double[0]);
        assertThat(use.cosine(0, 1)).isEmpty();
        assertThat(use.alike()).isEmpty();
    }

    @Test
    void refusesProductsOfAnotherNumberOfExperts() {
        assertThatThrownBy(() -> new ExpertUse(List.of(GATE), new double[3]))
                .hasMessage("experts.products: 3 (expected: 0, or 6 for 3 experts)");
    }

    @Property(tries = 50)
    void isReadAsItWasWritten(
            @ForAll @IntRange(min = 1, max = 9) int experts,
            @ForAll @IntRange(min = 1, max = 4) int gates,
            @ForAll long seed) {
        ExpertUse use = draw(new Random(seed), experts, gates);
        ExpertUse read = ExpertUse.read(use.write());
        assertThat(read).hasToString(use.toString());
        assertThat(read.write()).isEqualTo(use.write());
        assertThat(read.fits(use)).isTrue();
    }

    @Property(tries = 50)
    void addsUp(@ForAll @IntRange(min = 1, max = 9) int experts, @ForAll long seed) {
        Random random = new Random(seed);
        ExpertUse one = draw(random, experts, 2);
        ExpertUse other = draw(random, experts, 2);
        ExpertUse both = one.plus(other);
        for (int gate = 0; gate < 2; gate++) {
            GateUse a = one.gates().get(gate);
            GateUse b = other.gates().get(gate);
            GateUse sum = both.gates().get(gate);
            double share = (double) a.rows() / sum.rows();
            assertThat(sum.rows()).isEqualTo(a.rows() + b.rows());
            assertThat(sum.entropy()).isEqualTo(share * a.entropy() + (1 - share) * b.entropy(), within(1e-12));
            for (int expert = 0; expert < experts; expert++) {
                assertThat(sum.meanWeight(expert))
                        .isEqualTo(share * a.meanWeight(expert) + (1 - share) * b.meanWeight(expert), within(1e-12));
                assertThat(sum.topShare(expert))
                        .isEqualTo(share * a.topShare(expert) + (1 - share) * b.topShare(expert), within(1e-12));
            }
        }
    }

    @Test
    void refusesToAddUseOfOtherExperts() {
        ExpertUse two = draw(new Random(1), 2, 2);
        assertThatThrownBy(() -> two.plus(draw(new Random(1), 3, 2)))
                .hasMessage("experts: 3 of 2 gates (expected: as many as before)");
        assertThat(two.fits(draw(new Random(1), 2, 1))).isFalse();
    }

    @Property(tries = 200)
    void refusesDamagedBytes(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] written = draw(random, 3, 2).write();
        byte[] shortened = Arrays.copyOf(written, random.nextInt(written.length));
        assertThatThrownBy(() -> ExpertUse.read(shortened)).isInstanceOf(IllegalArgumentException.class);
        byte[] huge = written.clone();
        Arrays.fill(huge, 1, 5, (byte) 0x7f);
        assertThatThrownBy(() -> ExpertUse.read(huge)).hasMessageContaining("experts: 2139062143");
    }

    static ExpertUse draw(Random random, int experts, int gates) {
        GateUse[] uses = new GateUse[gates];
        Arrays.setAll(
                uses,
                gate -> new GateUse(
                        1 + random.nextInt(1000),
                        random.doubles(experts).toArray(),
                        random.longs(experts, 0, 1000).toArray(),
                        random.nextDouble()));
        return new ExpertUse(
                List.of(uses), random.doubles(ExpertUse.pairs(experts)).toArray());
    }
}
