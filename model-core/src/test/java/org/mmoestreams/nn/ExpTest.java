package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpTest {

    private static final double RELATIVE_ERROR = 3e-7;

    @Test
    void isExpWithinItsRange() {
        double worst = 0;
        int steps = 2_000_000;
        for (int i = 0; i <= steps; i++) {
            float x = (float) (-87 + 175.0 * i / steps);
            worst = Math.max(worst, relativeError(x));
        }
        assertThat(worst).isLessThan(RELATIVE_ERROR);
    }

    @Test
    void isExpOfSmallNumbers() {
        for (float x = 1; x > 1e-30f; x *= 0.7f) {
            assertThat(relativeError(x)).as("%s", x).isLessThan(RELATIVE_ERROR);
            assertThat(relativeError(-x)).as("%s", -x).isLessThan(RELATIVE_ERROR);
        }
        assertThat(Exp.of(0f)).isEqualTo(1f);
        assertThat(Exp.of(-0f)).isEqualTo(1f);
    }

    @Test
    void staysFiniteBeyondItsRange() {
        assertThat(Exp.of(1e30f)).isEqualTo(Exp.of(88f));
        assertThat(Exp.of(Float.POSITIVE_INFINITY)).isEqualTo(Exp.of(88f)).isLessThan(Float.POSITIVE_INFINITY);
        assertThat(Exp.of(Float.NEGATIVE_INFINITY)).isEqualTo(Exp.of(-87f)).isPositive();
        assertThat(Exp.of(-1e30f)).isGreaterThanOrEqualTo(Float.MIN_NORMAL);
    }

    @Test
    void keepsNaN() {
        assertThat(Exp.of(Float.NaN)).isNaN();
    }

    private static double relativeError(float x) {
        double exact = StrictMath.exp(x);
        return Math.abs(Exp.of(x) - exact) / exact;
    }
}
