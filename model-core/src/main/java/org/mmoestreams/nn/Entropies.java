package org.mmoestreams.nn;

/** Entropies of rows of weights in float arithmetic alone: fast, and the same bits on every machine. */
final class Entropies {

    private static final int MANTISSA_BITS = 23;
    private static final float LN2 = (float) StrictMath.log(2);
    /** The bits of the root of one half. */
    private static final int LEAST = Float.floatToRawIntBits((float) StrictMath.sqrt(0.5));

    private final float[] exponents;
    private final float[] mantissas;

    Entropies(int batchRows) {
        exponents = new float[batchRows];
        mantissas = new float[batchRows];
    }

    /**
     * Adds {@code -w ln w} of each weight w to the sum of its row, with an absolute error below 2e-7: 0 for 0, not a
     * number for what is none.
     *
     * <p>w is 2 to the n times m with m between the root of one half and that of two; and ln m is 2 artanh((m - 1) / (m
     * + 1)), whose series is broken off behind the ninth power: the rest is below 1e-9. The bits have a loop of their
     * own: C2 makes no vector instructions of it.
     *
     * @param weights 0 to 1
     */
    void add(float[] sums, Rows rows, float[] weights) {
        for (int i = rows.from(); i < rows.to(); i++) {
            int bits = Float.floatToRawIntBits(weights[i]);
            int n = (bits - LEAST) >> MANTISSA_BITS;
            exponents[i] = n;
            mantissas[i] = Float.intBitsToFloat(bits - (n << MANTISSA_BITS));
        }
        for (int i = rows.from(); i < rows.to(); i++) {
            float s = (mantissas[i] - 1) / (mantissas[i] + 1);
            float z = s * s;
            float p = z * (1 / 9f) + 1 / 7f;
            p = p * z + 1 / 5f;
            p = p * z + 1 / 3f;
            p = p * z + 1f;
            sums[i] -= weights[i] * (exponents[i] * LN2 + 2 * s * p);
        }
    }
}
