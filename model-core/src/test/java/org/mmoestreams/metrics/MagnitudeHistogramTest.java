package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.metrics.MagnitudeHistogram.Quantile;

class MagnitudeHistogramTest {

    @Property
    void quantilesAreWithinTheirErrors(
            @ForAll("numbers") List<Double> numbers, @ForAll @DoubleRange(max = 1) double share) {
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double exact = sorted[Math.max(1, (int) Math.ceil(share * sorted.length)) - 1];
        Quantile said = of(sorted).quantile(share).orElseThrow();
        assertThat(Math.abs(said.value() - exact)).isLessThanOrEqualTo(said.error());
        assertThat(said.error()).isLessThanOrEqualTo(Math.max(Double.MIN_NORMAL, exact / 128));
    }

    @Property
    void neitherOrderNorMergesChangeTheState(@ForAll("numbers") List<Double> numbers, @ForAll Random random) {
        double[] all = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        int cut = random.nextInt(all.length + 1);
        MagnitudeHistogram merged = of(Arrays.copyOfRange(all, cut, all.length));
        merged.addAll(of(Arrays.copyOf(all, cut)));
        assertThat(merged.write()).isEqualTo(of(all).write());
        assertThat(merged.count()).isEqualTo(all.length);
    }

    @Property
    void goesOnFromItsState(@ForAll("numbers") List<Double> numbers) {
        double[] all = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        MagnitudeHistogram read = MagnitudeHistogram.read(of(all).write());
        assertThat(read.count()).isEqualTo(all.length);
        assertThat(read.write()).isEqualTo(of(all).write());
        assertThat(read.quantile(0.9)).isEqualTo(of(all).quantile(0.9));
    }

    @Test
    void knowsZeroAndNothing() {
        assertThat(of(0, -0.0, 5).quantile(0.5)).hasValue(new Quantile(0, Double.MIN_NORMAL));
        assertThat(new MagnitudeHistogram().quantile(0.5)).isEmpty();
        assertThat(MagnitudeHistogram.read(new MagnitudeHistogram().write()).count())
                .isZero();
    }

    /** As of errors whose logarithms are normal, most of them within two decades of the median to either side. */
    @Test
    void aMillionNumbersAreStoredInLessThanSixKilobytes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        MagnitudeHistogram errors = new MagnitudeHistogram();
        for (int i = 0; i < 1_000_000; i++) {
            errors.add(30 * Math.exp(2 * random.nextGaussian()));
        }
        assertThat(errors.write()).as("seed " + seed).hasSizeLessThan(6 * 1024);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoMagnitude(double number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(number))
                .withMessage("magnitude: " + number + " (expected: a finite number, at least 0)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "02", "01ff", "0100", "010000", "01ffffffff0f01", "01ffff7f01", "01ffffffffffffffffffff01"})
    void refusesADamagedState(String hex) {
        byte[] state = HexFormat.of().parseHex(hex);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MagnitudeHistogram.read(state))
                .withMessageContaining("(expected: ");
    }

    @Provide
    Arbitrary<List<Double>> numbers() {
        Arbitrary<Double> few = Arbitraries.of(0.0, 1.0, Math.nextDown(1.0), Double.MIN_VALUE, Double.MAX_VALUE);
        Arbitrary<Double> any = Arbitraries.longs()
                .between(0, Double.doubleToRawLongBits(Double.MAX_VALUE))
                .map(Double::longBitsToDouble);
        Arbitrary<Double> usual = Arbitraries.doubles().between(0, 1000);
        return Arbitraries.oneOf(few, any, usual).list().ofMinSize(1).ofMaxSize(200);
    }

    private static MagnitudeHistogram of(double... numbers) {
        MagnitudeHistogram histogram = new MagnitudeHistogram();
        DoubleStream.of(numbers).forEach(histogram::add);
        return histogram;
    }
}
