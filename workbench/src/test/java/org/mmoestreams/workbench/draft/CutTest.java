package org.mmoestreams.workbench.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CutTest {

    @Test
    void givesSmallWholeNumbersABucketEach() {
        assertThat(cut(whole(0, 90))).isEqualTo("buckets: {width: 1, max: 113}");
    }

    @Test
    void cutsEvenNumbersByWidthAndSkewedOnesPerOctave() {
        assertThat(cut(whole(0, 1000).map(i -> 150 * i))).isEqualTo("buckets: {width: 5000, max: 190000}");
        assertThat(cut(whole(0, 1000).map(i -> StrictMath.floor(StrictMath.exp(i / 90)))))
                .isEqualTo("buckets: {per-octave: 4, max: 131072}");
    }

    @Test
    void cutsSmallNumbersByWidthHoweverTheyAreSpread() {
        assertThat(cut(whole(0, 100).map(i -> i / 100))).isEqualTo("buckets: {width: 0.025, max: 1.25}");
        assertThat(cut(whole(1, 1000).map(i -> i < 990 ? i / 100_000 : i / 1000)))
                .isEqualTo("buckets: {width: 0.0005, max: 1.25}")
                .as("the range would be cut into a few buckets");
    }

    @Test
    void givesNegativeNumbersBucketsOfTheirOwn() {
        assertThat(cut(whole(-500, 500))).isEqualTo("buckets: {width: 25, max: 625}, scale: none");
        assertThat(cut(whole(-500, 500).map(i -> i * i * i * i * i / 1e6))).endsWith("scale: signed-log");
    }

    @Test
    void cutsNumbersFarFromZeroAsTheyAre() {
        assertThat(cut(whole(1900, 2026))).isEqualTo("buckets: {width: 2, max: 2534}, scale: none");
    }

    @Test
    void findsWhatMayStandForAMissingValue() {
        assertThat(numbers(DoubleStream.concat(whole(0, 50), DoubleStream.of(999, 999)))
                        .spike())
                .hasValue(999);
        assertThat(numbers(DoubleStream.concat(whole(0, 50), DoubleStream.of(-1, -1)))
                        .spike())
                .hasValue(-1);
        assertThat(numbers(whole(0, 999)).spike()).isEmpty();
        assertThat(numbers(whole(-3, 50)).spike()).isEmpty();
        assertThat(numbers(DoubleStream.concat(whole(0, 1000), DoubleStream.of(9999)))
                        .spike())
                .as("once in a thousand")
                .isEmpty();
    }

    private static String cut(DoubleStream numbers) {
        return Cut.of(numbers(numbers)).yaml();
    }

    private static Numbers numbers(DoubleStream numbers) {
        DistinctValues values = new DistinctValues(Room.standard());
        numbers.forEach(number -> values.add(FieldWords.number(number)));
        return Numbers.of(values);
    }

    private static DoubleStream whole(int from, int to) {
        return IntStream.rangeClosed(from, to).asDoubleStream();
    }
}
