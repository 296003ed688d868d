package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProbabilityBinsTest {

    @Property(tries = 300)
    void neverGivesAHigherProbabilityALowerBin(@ForAll("probabilities") List<Double> probabilities) {
        List<Integer> bins =
                probabilities.stream().sorted().map(ProbabilityBins::of).toList();
        assertThat(bins).isSorted().allMatch(bin -> bin >= 0 && bin < ProbabilityBins.COUNT);
    }

    @Provide
    Arbitrary<List<Double>> probabilities() {
        return Row.ofProbabilities().map(Row::score).list().ofMinSize(2).ofMaxSize(200);
    }

    @Test
    void isSortedAndMirroredAndUsesEveryBinOverTheWholeRange() {
        BitSet hit = new BitSet();
        int last = 0;
        for (double p = 0x1p-26; p < 0.5; p += p * 0x1p-12) {
            int bin = ProbabilityBins.of(p);
            assertThat(bin).isBetween(last, ProbabilityBins.COUNT / 2 - 1);
            last = bin;
            hit.set(bin);
            hit.set(ProbabilityBins.of(1 - p));
        }
        assertThat(hit.cardinality()).isEqualTo(ProbabilityBins.COUNT);
        assertThat(ProbabilityBins.of(0x1.001p-3) + ProbabilityBins.of(1 - 0x1.001p-3))
                .isEqualTo(ProbabilityBins.COUNT - 1);
    }

    @Test
    void putsTheEndsAndTheMiddleWhereTheyBelong() {
        assertThat(ProbabilityBins.of(0)).isZero();
        assertThat(ProbabilityBins.of(Double.MIN_VALUE)).isZero();
        assertThat(ProbabilityBins.of(0.5)).isEqualTo(ProbabilityBins.COUNT / 2);
        assertThat(ProbabilityBins.of(Math.nextDown(0.5))).isEqualTo(ProbabilityBins.COUNT / 2 - 1);
        assertThat(ProbabilityBins.of(Math.nextDown(1.0))).isEqualTo(ProbabilityBins.COUNT - 1);
        assertThat(ProbabilityBins.of(1)).isEqualTo(ProbabilityBins.COUNT - 1);
    }
}
