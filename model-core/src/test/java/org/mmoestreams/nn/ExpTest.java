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
        assertThat(expOf(0f)).isEqualTo(1f);
        assertThat(expOf(-0f)).isEqualTo(1f);
    }

    @Test
    void staysFiniteBeyondItsRange() {
        assertThat(expOf(1e30f)).isEqualTo(expOf(88f));
        assertThat(expOf(Float.POSITIVE_INFINITY)).isEqualTo(expOf(88f)).isLessThan(Float.POSITIVE_INFINITY);
        assertThat(expOf(Float.NEGATIVE_INFINITY)).isEqualTo(expOf(-87f)).isPositive();
        assertThat(expOf(-1e30f)).isGreaterThanOrEqualTo(Float.MIN_NORMAL);
    }

    @Test
    void keepsNaN() {
        assertThat(expOf(Float.NaN)).isNaN();
    }

    private static float expOf(float x) {
        float[] lane = {0, x};
        Exp.replace(lane, new Rows(1, 2), new float[2]);
        return lane[1];
    }

    private static double relativeError(float x) {
        double exact = StrictMath.exp(x);
        return Math.abs(expOf(x) - exact) / exact;
    }
}
