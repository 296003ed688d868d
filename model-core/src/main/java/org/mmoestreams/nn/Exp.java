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
     * Replaces every x in the given rows by e to the power of x, with a relative error below 3e-7. Arguments below -87
     * count as -87 and arguments above 88 as 88; NaN stays NaN.
     *
     * <p>x is n ln 2 + r with |r| at most half of ln 2; e to the r is its Taylor series up to the seventh power, whose
     * remainder is below 6e-9 there. The factor of 2 to the n has a loop of its own: C2 makes no vector instructions of
     * it.
     *
     * @param powers receives n
     */
    static void replace(float[] lane, Rows rows, float[] powers) {
        for (int i = rows.from(); i < rows.to(); i++) {
            float bounded = Math.min(MOST, Math.max(LEAST, lane[i]));
            float n = (bounded * LOG2_E + ROUND) - ROUND;
            float r = (bounded - n * LN2_HIGH) - n * LN2_LOW;
            powers[i] = n;
            lane[i] = r;
        }
        addSeries(lane, rows);
        for (int i = rows.from(); i < rows.to(); i++) {
            lane[i] *= Float.intBitsToFloat(((int) powers[i] + EXPONENT_BIAS) << MANTISSA_BITS);
        }
    }

    private static void addSeries(float[] lane, Rows rows) {
        for (int i = rows.from(); i < rows.to(); i++) {
            float r = lane[i];
            float p = r * (1 / 5040f) + 1 / 720f;
            p = p * r + 1 / 120f;
            p = p * r + 1 / 24f;
            p = p * r + 1 / 6f;
            p = p * r + 0.5f;
            p = p * r + 1f;
            lane[i] = p * r + 1f;
        }
    }
}
