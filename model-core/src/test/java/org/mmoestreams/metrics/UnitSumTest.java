package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UnitSumTest {

    private static final BigDecimal UNITS = new BigDecimal(BigInteger.ONE.shiftLeft(62));

    @Property(tries = 500)
    void isTheSumOfWholeUnitsWhateverCameAndWent(
            @ForAll("numbers") List<Double> kept, @ForAll("numbers") List<Double> gone) {
        UnitSum sum = new UnitSum();
        gone.forEach(sum::add);
        BigInteger units = BigInteger.ZERO;
        for (double number : kept) {
            sum.add(number);
            units = units.add(new BigDecimal(number).multiply(UNITS).toBigInteger());
        }
        gone.forEach(sum::subtract);
        assertThat(sum.value()).isEqualTo(new BigDecimal(units).divide(UNITS).doubleValue());
        ByteBuffer bytes = ByteBuffer.allocate(UnitSum.BYTES);
        sum.write(bytes);
        assertThat(UnitSum.read(bytes.flip()).value()).isEqualTo(sum.value());
    }

    @Test
    void losesNothingOfNumbersThatAreNotTiny() {
        UnitSum sum = new UnitSum();
        ExactSum exact = new ExactSum();
        for (int i = 0; i < 1000; i++) {
            double number = 0x1p-9 + i / 1003.0;
            sum.add(number);
            exact.add(number);
        }
        assertThat(sum.value()).isEqualTo(exact.value());
        sum.add(1e-30);
        assertThat(sum.value()).isEqualTo(exact.value());
    }

    @Test
    void carriesBeyondALong() {
        UnitSum sum = new UnitSum();
        for (int i = 0; i < 100; i++) {
            sum.add(1);
        }
        assertThat(sum.value()).isEqualTo(100);
        for (int i = 0; i < 99; i++) {
            sum.subtract(1);
        }
        sum.add(0.3);
        assertThat(sum.value()).isCloseTo(1.3, within(1e-15));
    }

    @Provide
    Arbitrary<List<Double>> numbers() {
        Arbitrary<Double> uniform = Arbitraries.doubles().between(0, 1);
        Arbitrary<Double> low = Arbitraries.integers().between(0, 80).map(e -> Math.scalb(0.9, -e));
        return Arbitraries.oneOf(uniform, low, Arbitraries.of(0.0, 1.0)).list().ofMaxSize(60);
    }
}
