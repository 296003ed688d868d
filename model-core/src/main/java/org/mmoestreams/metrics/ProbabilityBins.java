package org.mmoestreams.metrics;

/**
 * A fixed, monotone binning of [0, 1] that is dense towards both ends, where the probabilities of rare and of nearly
 * certain outcomes crowd.
 *
 * <p>The bins mirror each other about 0.5. In each half they are read off the exponent and the leading mantissa bits of
 * the distance q to the nearer end, so no logarithm has to agree between machines:
 *
 * <table>
 * <caption>Bins of a half</caption>
 * <tr><th>q</th><th>octaves</th><th>bins in each</th><th>a bin's width over q, at most</th></tr>
 * <tr><td>1/4 to 1/2</td><td>1</td><td>1024</td><td>0.001</td></tr>
 * <tr><td>2^-13 to 1/4</td><td>11</td><td>512</td><td>0.002</td></tr>
 * <tr><td>2^-25 to 2^-13</td><td>12</td><td>128</td><td>0.008</td></tr>
 * </table>
 *
 * <p>What lies below 2^-25 is in the outermost bin.
 */
final class ProbabilityBins {

    private static final int HALF = 8192;

    /** How many bins there are. */
    static final int COUNT = 2 * HALF;

    private static final int COARSE_FROM = -25;
    private static final int FINE_FROM = -13;
    private static final int FINEST_FROM = -2;
    private static final int COARSE_BITS = 7;
    private static final int FINE_BITS = 9;
    private static final int FINEST_BITS = 10;
    private static final int FIRST_FINE = (FINE_FROM - COARSE_FROM) << COARSE_BITS;
    private static final int FIRST_FINEST = FIRST_FINE + ((FINEST_FROM - FINE_FROM) << FINE_BITS);

    private ProbabilityBins() {}

    /** The bin of a probability in [0, 1], 0 to {@link #COUNT} - 1; a higher probability never has a lower bin. */
    static int of(double probability) {
        // 1 - p is exact for p in [1/2, 1]
        return probability < 0.5 ? fromEnd(probability) : COUNT - 1 - fromEnd(1 - probability);
    }

    private static int fromEnd(double distance) {
        int exponent = Math.getExponent(distance);
        if (exponent < COARSE_FROM) {
            return 0;
        }
        if (exponent < FINE_FROM) {
            return within(distance, exponent - COARSE_FROM, COARSE_BITS);
        }
        if (exponent < FINEST_FROM) {
            return FIRST_FINE + within(distance, exponent - FINE_FROM, FINE_BITS);
        }
        return exponent > FINEST_FROM ? HALF - 1 : FIRST_FINEST + within(distance, 0, FINEST_BITS);
    }

    private static int within(double distance, int octave, int bits) {
        int leading = (int) (Double.doubleToRawLongBits(distance) >>> (52 - bits)) & ((1 << bits) - 1);
        return (octave << bits) + leading;
    }
}
