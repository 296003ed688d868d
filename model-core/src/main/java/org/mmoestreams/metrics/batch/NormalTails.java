package org.mmoestreams.metrics.batch;

/**
 * The tails of the standard normal distribution: near 0 from the series of its integral, farther out from the continued
 * fraction of its tail (Abramowitz, Stegun: Handbook of Mathematical Functions, 1964, 26.2.11 and 26.2.14). Off by less
 * than 1e-13 of the value; the same bits on every machine.
 */
final class NormalTails {

    private static final double SERIES_BELOW = 3;
    private static final int FRACTION_STEPS = 150;
    private static final double NORMAL_AT_0 = 1 / Math.sqrt(2 * Math.PI);

    private NormalTails() {}

    /** The chance of being as far from 0 as {@code z} or farther, to either side. */
    static double beyond(double z) {
        double distance = Math.abs(z);
        double density = NORMAL_AT_0 * StrictMath.exp(-distance * distance / 2);
        return distance < SERIES_BELOW ? 1 - 2 * density * series(distance) : 2 * density / fraction(distance);
    }

    /** x + x^3/3 + x^5/(3 5) + ... */
    private static double series(double x) {
        double sum = 0;
        double term = x;
        for (int divisor = 3; sum + term != sum; divisor += 2) {
            sum += term;
            term *= x * x / divisor;
        }
        return sum;
    }

    /** x + 1/(x + 2/(x + 3/(x + ...))), from its far end. */
    private static double fraction(double x) {
        double value = x;
        for (int step = FRACTION_STEPS; step > 0; step--) {
            value = x + step / value;
        }
        return value;
    }
}
