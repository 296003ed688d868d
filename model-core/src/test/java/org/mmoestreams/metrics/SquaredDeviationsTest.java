package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquaredDeviationsTest {

    private static final MathContext DIGITS = new MathContext(60);

    @Property(tries = 500)
    void isWhatDecimalArithmeticGives(@ForAll("numbers") List<Double> numbers) {
        double expected = plain(numbers);
        assertThat(of(numbers).value()).isCloseTo(expected, within(Math.ulp(expected)));
    }

    @Property(tries = 300)
    void hasTheSameBitsInWhateverOrderNumbersCameAndWent(
            @ForAll("numbers") List<Double> kept, @ForAll("numbers") List<Double> gone, @ForAll Random random) {
        List<Double> shuffled = new ArrayList<>(kept);
        Collections.shuffle(shuffled, random);
        SquaredDeviations deviations = of(gone);
        for (int i = 0; i < Math.max(shuffled.size(), gone.size()); i++) {
            if (i < shuffled.size()) {
                deviations.add(shuffled.get(i));
            }
            if (i < gone.size()) {
                deviations.subtract(gone.get(i));
            }
        }
        assertSame(deviations, of(kept));
    }

    @Property(tries = 300)
    void goesOnFromItsStateAsIfNeverStored(
            @ForAll("numbers") List<Double> first, @ForAll("numbers") List<Double> second) {
        SquaredDeviations loaded = SquaredDeviations.ofState(of(first).state());
        SquaredDeviations whole = of(first);
        assertSame(loaded, whole);
        second.forEach(loaded::add);
        second.forEach(whole::add);
        assertSame(loaded, whole);
    }

    @Provide
    Arbitrary<List<Double>> numbers() {
        Arbitrary<Double> any = Arbitraries.doubles().between(-1e100, 1e100);
        Arbitrary<Double> far = Arbitraries.doubles().between(1e6 - 1, 1e6 + 1);
        Arbitrary<Double> edges = Arbitraries.of(0.0, -0.0, 1.0, -1.0, 0x1p-484, -0x1p-484, 1e100, Math.nextUp(1e100));
        return Arbitraries.oneOf(any, far, edges).list().ofMaxSize(40);
    }

    @Test
    void losesNothingFarFromZero() {
        List<Double> far = new ArrayList<>();
        List<Double> near = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            double step = i % 2 == 0 ? 1 : -1;
            far.add(0x1p50 + step);
            near.add(step);
        }
        assertThat(of(far).value()).isEqualTo(1000).isEqualTo(of(near).value());
        assertThat(of(List.of(1.0, Math.nextUp(1.0))).value()).isEqualTo(0x1p-105);
        assertThat(of(List.of(0x1p-484, Math.nextUp(0x1p-484))).value()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, -1e100, 0x1p-484, 1e-160, Double.MIN_VALUE, 123_456_789.123})
    void isZeroWhenAllNumbersAreEqual(double number) {
        for (int count = 0; count < 50; count++) {
            assertThat(Double.doubleToRawLongBits(
                            of(Collections.nCopies(count, number)).value()))
                    .as("%d times", count)
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e155})
    void refusesNumbersWhoseSquaresAreNotFinite(double number) {
        SquaredDeviations deviations = of(List.of(1.0, 2.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deviations.add(number))
                .withMessage("deviations.number: " + number + " (expected: a number whose square is finite)");
        assertThatIllegalArgumentException().isThrownBy(() -> deviations.subtract(number));
        assertSame(deviations, of(List.of(1.0, 2.0)));
    }

    @Test
    void refusesStatesThatNoNumbersHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SquaredDeviations.ofState(new byte[3]))
                .withMessageStartingWith("deviations.state: 3 bytes (expected: a count and two sums");
        byte[] state = of(List.of(1.0, 2.0)).state();
        state[8] = 0x70;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SquaredDeviations.ofState(state))
                .withMessageContaining("expected: two sums in");
    }

    private static SquaredDeviations of(List<Double> numbers) {
        SquaredDeviations deviations = new SquaredDeviations();
        numbers.forEach(deviations::add);
        return deviations;
    }

    /** Mean first, then the deviations from it. */
    private static double plain(List<Double> numbers) {
        if (numbers.isEmpty()) {
            return 0;
        }
        BigDecimal count = BigDecimal.valueOf(numbers.size());
        BigDecimal sum = numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        // count times each number less the sum is exact: the mean is not divided out before the end
        BigDecimal squares = numbers.stream()
                .map(number ->
                        new BigDecimal(number).multiply(count).subtract(sum).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return squares.divide(count.pow(2), DIGITS).doubleValue();
    }

    private static void assertSame(SquaredDeviations one, SquaredDeviations other) {
        assertThat(one.count()).isEqualTo(other.count());
        assertThat(one.state()).isEqualTo(other.state());
        assertThat(Double.doubleToRawLongBits(one.value())).isEqualTo(Double.doubleToRawLongBits(other.value()));
    }
}
