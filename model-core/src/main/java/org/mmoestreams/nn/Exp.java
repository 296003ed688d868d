package org.mmoestreams.nn;

/** The exponential function in float arithmetic alone: fast, and the same bits on every machine. */
final class Exp {

    private static final float LOG2_E = (float) (1 / StrictMath.log(2));
    /** ln 2 in two parts: the first has so few bits that its small multiples are exact. */
    private static final float LN2_HIGH = 355f / 512f;

    private static final float LN2_LOW = (float) (StrictMath.log(2) - LN2_HIGH);
    /** Adding and subtracting this rounds to an integer: 1.5 times 2 to the 23. */
    private static final float ROUND = 12582912f;

    private static final float LEAST = -87f;
    private static final float MOST = 88f;
    private static final int EXPONENT_BIAS = 127;
    private static final int MANTISSA_BITS = 23;

    private Exp() {}

    /**
     * e to the power of x, with a relative error below 3e-7. Arguments below -87 count as -87 and arguments above 88 as 88; NaN
     * stays NaN.
     *
     * <p>x is n ln 2 + r with |r| at most half of ln 2; e to the r is its Taylor series up to the seventh power, whose remainder
     * is below 6e-9 there.
     */
    static float of(float x) {
        float bounded = Math.min(MOST, Math.max(LEAST, x));
        float n = (bounded * LOG2_E + ROUND) - ROUND;
        float r = (bounded - n * LN2_HIGH) - n * LN2_LOW;
        float p = r * (1 / 5040f) + 1 / 720f;
        p = p * r + 1 / 120f;
        p = p * r + 1 / 24f;
        p = p * r + 1 / 6f;
        p = p * r + 0.5f;
        p = p * r + 1f;
        return (p * r + 1f) * Float.intBitsToFloat(((int) n + EXPONENT_BIAS) << MANTISSA_BITS);
    }
}
