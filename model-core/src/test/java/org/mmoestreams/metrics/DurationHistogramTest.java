package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.metrics.DurationHistogram.Quantile;

class DurationHistogramTest {

    private static final int DAY = 86_400_000;

    @Property
    void quantilesAreWithinTheirErrors(
            @ForAll("durations") List<Long> durations, @ForAll @DoubleRange(max = 1) double share) {
        long[] sorted = durations.stream().mapToLong(Long::longValue).sorted().toArray();
        long exact = sorted[Math.max(1, (int) Math.ceil(share * sorted.length)) - 1];
        Quantile said = of(sorted).quantile(share).orElseThrow();
        assertThat(Math.abs(said.millis() - exact)).isLessThanOrEqualTo(said.error());
        assertThat((double) said.error()).isLessThanOrEqualTo(0.008 * exact);
    }

    @Property
    void neitherOrderNorMergesChangeTheState(@ForAll("durations") List<Long> durations, @ForAll Random random) {
        long[] all = durations.stream().mapToLong(Long::longValue).toArray();
        int cut = random.nextInt(all.length + 1);
        DurationHistogram merged = of(Arrays.copyOfRange(all, cut, all.length));
        merged.addAll(of(Arrays.copyOf(all, cut)));
        assertThat(merged.write()).isEqualTo(of(all).write());
        assertThat(merged.count()).isEqualTo(all.length);
    }

    @Property
    void goesOnFromItsState(@ForAll("durations") List<Long> durations) {
        long[] all = durations.stream().mapToLong(Long::longValue).toArray();
        DurationHistogram read = DurationHistogram.read(of(all).write());
        assertThat(read.count()).isEqualTo(all.length);
        assertThat(read.write()).isEqualTo(of(all).write());
    }

    @Test
    void hasNoQuantileOfNothing() {
        assertThat(new DurationHistogram().quantile(0.5)).isEmpty();
        assertThat(DurationHistogram.read(new DurationHistogram().write()).count())
                .isZero();
    }

    @Test
    void takesWhatIsOutOfRangeForItsEnds() {
        assertThat(of(-5).quantile(1)).hasValue(new Quantile(0, 0));
        Quantile longest = of(Long.MAX_VALUE).quantile(1).orElseThrow();
        assertThat(longest.millis() + longest.error()).isEqualTo(DurationHistogram.MOST_MILLIS);
    }

    /** Of delays whose logarithms are normal, with their median and spread; as of labels that take minutes to weeks. */
    @ParameterizedTest(name = "median {0} ms, spread {1}")
    @CsvSource({"1000, 1", "3600000, 1.5", "86400000, 2"})
    void aMillionDurationsAreStoredInLessThanFourKilobytes(double median, double spread) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        DurationHistogram delays = new DurationHistogram();
        for (int i = 0; i < 1_000_000; i++) {
            delays.add((long) (median * Math.exp(spread * random.nextGaussian())));
        }
        assertThat(delays.write()).as("seed " + seed).hasSizeLessThan(4096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02", "01ff", "0100", "0100ffffffff0f", "0100ff100101", "01ffffffffffffffffffff01"})
    void refusesADamagedState(String hex) {
        byte[] state = HexFormat.of().parseHex(hex);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationHistogram.read(state))
                .withMessageContaining("(expected: ");
    }

    @Provide
    Arbitrary<List<Long>> durations() {
        Arbitrary<Long> some = Arbitraries.longs().between(0, 300);
        Arbitrary<Long> any = Arbitraries.longs().between(0, 400L * DAY);
        return Arbitraries.oneOf(some, any).list().ofMinSize(1).ofMaxSize(200);
    }

    private static DurationHistogram of(long... durations) {
        DurationHistogram histogram = new DurationHistogram();
        LongStream.of(durations).forEach(histogram::add);
        return histogram;
    }
}
