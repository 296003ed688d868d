package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {

    @Property(tries = 500)
    void isTheExactSumRoundedOnce(@ForAll("numbers") List<Double> numbers) {
        BigDecimal exact = numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(of(numbers).value()).isEqualTo(exact.doubleValue());
    }

    @Property(tries = 300)
    void hasTheSameBitsInWhateverOrderNumbersComeAndPartsMerge(
            @ForAll("numbers") List<Double> numbers, @ForAll Random random) {
        List<Double> shuffled = new ArrayList<>(numbers);
        Collections.shuffle(shuffled, random);
        List<ExactSum> parts = Stream.generate(ExactSum::new).limit(3).toList();
        shuffled.forEach(number -> parts.get(random.nextInt(3)).add(number));
        ExactSum forwards = merged(parts.get(0), parts.get(1), parts.get(2));
        ExactSum backwards = merged(parts.get(2), merged(parts.get(1), parts.get(0)));

        assertSame(forwards, of(numbers));
        assertSame(backwards, of(numbers));
    }

    @Property(tries = 300)
    void subtractsWhatItAdded(@ForAll("numbers") List<Double> kept, @ForAll("numbers") List<Double> gone) {
        ExactSum sum = of(gone);
        kept.forEach(sum::add);
        gone.forEach(sum::subtract);
        assertSame(sum, of(kept));
    }

    @Property(tries = 300)
    void addsAndSubtractsNumbersAtOnceAsOneByOne(@ForAll("numbers") List<Double> some, @ForAll Random random) {
        List<Double> all = new ArrayList<>(some);
        int usual = random.nextInt(5000);
        for (int i = 0; i < usual; i++) {
            double number = Math.scalb(1 + random.nextDouble(), random.nextInt(80) - 40);
            all.add(random.nextInt(4) == 0 ? 0.0 : random.nextBoolean() ? number : -number);
        }
        Collections.shuffle(all, random);
        double[] numbers = all.stream().mapToDouble(Double::doubleValue).toArray();
        int middle = random.nextInt(numbers.length + 1);
        ExactSum sum = new ExactSum();
        sum.add(numbers, 0, numbers.length);
        assertSame(sum, of(all));
        sum.subtract(numbers, 0, middle);
        assertSame(sum, of(all.subList(middle, all.size())));
    }

    @Property(tries = 300)
    void goesOnFromItsStateAsIfNeverStored(
            @ForAll("numbers") List<Double> first, @ForAll("numbers") List<Double> second) {
        ExactSum loaded = ExactSum.ofState(of(first).state());
        assertSame(loaded, of(first));
        second.forEach(loaded::add);
        ExactSum whole = of(first);
        second.forEach(whole::add);
        assertSame(loaded, whole);
    }

    @Provide
    Arbitrary<List<Double>> numbers() {
        Arbitrary<Double> any =
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        Arbitrary<Double> losses = Arbitraries.doubles().between(0, 35);
        Arbitrary<Double> edges = Arbitraries.of(
                0.0,
                -0.0,
                1.0,
                -1.0,
                0x1p53,
                -0x1p-53,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Math.nextDown(1.0),
                Math.nextDown(Double.MIN_NORMAL));
        return Arbitraries.oneOf(any, losses, edges).list().ofMaxSize(60);
    }

    @Test
    void keepsWhatPlainAdditionLoses() {
        assertThat(of(List.of(1e300, 1.0, -1e300)).value()).isEqualTo(1);
        assertThat(of(Collections.nCopies(10, 0.1)).value()).isEqualTo(1);
        assertThat(of(List.of(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE))
                        .value())
                .isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void staysExactOverMillionsOfNumbers() {
        double number = -Math.nextDown(2.0);
        int count = 3_000_001;
        ExactSum sum = new ExactSum();
        for (int i = 0; i < count; i++) {
            sum.add(number);
        }
        BigDecimal exact = new BigDecimal(number).multiply(BigDecimal.valueOf(count));
        assertThat(sum.value()).isEqualTo(exact.doubleValue());
        sum.subtract(exact.doubleValue());
        assertThat(sum.value())
                .isEqualTo(exact.subtract(new BigDecimal(exact.doubleValue())).doubleValue());
    }

    @Test
    void roundsTiesToEvenUnlessTheSmallestNumberTipsThem() {
        assertThat(of(List.of(1.0, 0x1p-53)).value()).isEqualTo(1);
        assertThat(of(List.of(1.0, 0x1p-53, Double.MIN_VALUE)).value()).isEqualTo(Math.nextUp(1.0));
        assertThat(of(List.of(-1.0, -0x1p-53, -Double.MIN_VALUE)).value()).isEqualTo(Math.nextDown(-1.0));
    }

    @Test
    void isZeroWhenEmptyAndInfiniteBeyondTheDoubles() {
        assertThat(Double.doubleToRawLongBits(new ExactSum().value())).isZero();
        assertThat(Double.doubleToRawLongBits(of(List.of(-0.0)).value())).isZero();
        assertThat(new ExactSum().state()).containsExactly(0);
        assertThat(of(List.of(-Double.MAX_VALUE, -Double.MAX_VALUE)).value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void holdsTheLargestSumItPromises() {
        ExactSum sum = of(List.of(Double.MAX_VALUE));
        for (int doubling = 0; doubling < 62; doubling++) {
            sum.merge(sum);
        }
        assertThat(sum.state().length).isEqualTo(271);
        assertSame(ExactSum.ofState(sum.state()), sum);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatAreNotFinite(double number) {
        ExactSum sum = of(List.of(2.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.add(number))
                .withMessage("sum.number: " + number + " (expected: a finite number)");
        assertThatIllegalArgumentException().isThrownBy(() -> sum.subtract(number));
        assertSame(sum, of(List.of(2.0)));
    }

    @Test
    void refusesStatesThatNoSumHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactSum.ofState(new byte[0]))
                .withMessage("sum.state: no bytes (expected: the bytes of a sum)");
        byte[] tooLong = new byte[272];
        tooLong[0] = 1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactSum.ofState(tooLong))
                .withMessageStartingWith("sum.state: 272 bytes (expected: at most 271");
    }

    private static ExactSum of(List<Double> numbers) {
        ExactSum sum = new ExactSum();
        numbers.forEach(sum::add);
        return sum;
    }

    private static ExactSum merged(ExactSum... parts) {
        ExactSum sum = new ExactSum();
        for (ExactSum part : parts) {
            sum.merge(part);
        }
        return sum;
    }

    private static void assertSame(ExactSum one, ExactSum other) {
        assertThat(one.state()).isEqualTo(other.state());
        assertThat(Double.doubleToRawLongBits(one.value())).isEqualTo(Double.doubleToRawLongBits(other.value()));
    }
}
