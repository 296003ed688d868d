package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingQuantilesTest {

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void areThoseOfTheNumbersThatAreThere(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int most = 1 + chance.nextInt(2000);
        int distinct = 1 + chance.nextInt(3000);
        SlidingQuantiles quantiles = new SlidingQuantiles();
        Deque<Double> numbers = new ArrayDeque<>();
        for (int i = 0; i < 5000; i++) {
            double number = Math.scalb((double) chance.nextInt(distinct), chance.nextInt(8) - 4);
            numbers.addLast(number);
            quantiles.add(number);
            if (numbers.size() > most) {
                quantiles.remove(numbers.removeFirst());
            }
            if (chance.nextInt(500) == 0) {
                double share = chance.nextDouble();
                double[] sorted =
                        numbers.stream().mapToDouble(each -> each).sorted().toArray();
                int rank = Math.max(1, (int) Math.ceil(share * sorted.length));
                assertThat(quantiles.quantile(share)).hasValue(sorted[rank - 1]);
                assertThat(quantiles.count()).isEqualTo(sorted.length);
            }
        }
    }

    @Test
    void takesNegativeZeroForZero() {
        SlidingQuantiles quantiles = new SlidingQuantiles();
        quantiles.add(-0.0);
        quantiles.add(Double.MAX_VALUE);
        quantiles.remove(0.0);
        assertThat(quantiles.quantile(0)).hasValue(Double.MAX_VALUE);
        quantiles.remove(Double.MAX_VALUE);
        assertThat(quantiles.quantile(0.5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refuseWhatIsNoMagnitude(double number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlidingQuantiles().add(number))
                .withMessage("quantiles.number: " + number + " (expected: a finite number, at least 0)");
    }

    @Test
    void noticeANumberThatWasNotThere() {
        SlidingQuantiles quantiles = new SlidingQuantiles();
        quantiles.add(1);
        quantiles.remove(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> quantiles.quantile(0.5))
                .withMessageStartingWith("quantiles: a row was removed that is not held");
    }
}
