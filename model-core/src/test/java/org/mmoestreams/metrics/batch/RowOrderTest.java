package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowOrderTest {

    @Property(tries = 300)
    void sortsStablyAsComparisonsDo(@ForAll("numbers") List<Double> numbers) {
        double[] keys = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        int[] expected = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> keys[row]))
                .mapToInt(Integer::intValue)
                .toArray();

        assertThat(RowOrder.ascending(keys)).isEqualTo(expected);
    }

    @Property(tries = 300)
    void keepsTheOrderBeforeAmongEqualNumbers(@ForAll("few") List<Double> numbers) {
        double[] keys = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        double[] second = IntStream.range(0, keys.length)
                .mapToDouble(row -> -(row * 7 % 5))
                .toArray();
        int[] order = RowOrder.ascending(keys, RowOrder.ascending(second));
        int[] expected = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> keys[row]).thenComparingDouble(row -> second[row]))
                .mapToInt(Integer::intValue)
                .toArray();

        assertThat(order).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Double>> numbers() {
        Arbitrary<Double> any =
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        Arbitrary<Double> near = Arbitraries.of(1.0, Math.nextUp(1.0), Math.nextDown(1.0), -1.0, 0.0, 1e-300);
        return Arbitraries.oneOf(any, near).list().ofMaxSize(80);
    }

    @Provide
    Arbitrary<List<Double>> few() {
        return Arbitraries.integers()
                .between(-5, 5)
                .map(Integer::doubleValue)
                .list()
                .ofMaxSize(80);
    }
}
