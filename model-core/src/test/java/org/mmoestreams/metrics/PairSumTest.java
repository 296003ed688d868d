package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PairSumTest {

    @Property(tries = 500)
    void agreesWithBigIntegers(
            @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 1L << 54) Long> factors,
            @ForAll @LongRange(min = 0, max = 1L << 54) long other) {
        PairSum sum = new PairSum();
        BigInteger exact = BigInteger.ZERO;
        for (long factor : factors) {
            sum.add(factor, other);
            exact = exact.add(BigInteger.valueOf(factor).multiply(BigInteger.valueOf(other)));
        }
        assertThat(sum.toDouble()).isCloseTo(exact.doubleValue(), withinPercentage(100 * 0x1p-51));
    }

    @Test
    void carriesIntoTheUpperHalf() {
        PairSum sum = new PairSum();
        sum.add(1L << 62, 2);
        assertThat(sum.toDouble()).isEqualTo(0x1p63);
        sum.add(1L << 62, 2);
        assertThat(sum.toDouble()).isEqualTo(0x1p64);
        sum.add(1L << 62, 1L << 62);
        assertThat(sum.toDouble()).isEqualTo(0x1p124 + 0x1p64);
    }
}
