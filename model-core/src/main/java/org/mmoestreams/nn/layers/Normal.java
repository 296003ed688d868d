package org.mmoestreams.nn.layers;

/**
 * The standard normal distribution: near 0 from the series of its integral, farther out from the continued fraction of
 * its tail (Abramowitz, Stegun: Handbook of Mathematical Functions, 1964, 26.2.11 and 26.2.14).
 */
final class Normal {

    private static final double SERIES_BELOW = 3;
    private static final double NOTHING_BEYOND = 40;
    private static final int FRACTION_STEPS = 60;
    private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

    private Normal() {}

    static double density(double x) {
        return DENSITY_AT_0 * StrictMath.exp(-x * x / 2);
    }

    /** The chance of a number below {@code x}. */
    static double below(double x) {
        double distance = Math.abs(x);
        if (distance > NOTHING_BEYOND) {
            return x < 0 ? 0 : 1;
        }
        if (distance < SERIES_BELOW) {
            return 0.5 + density(x) * series(x);
        }
        double beyond = density(distance) / fraction(distance);
        return x < 0 ? beyond : 1 - beyond;
    }

    private static double series(double x) {
        double sum = 0;
        double term = x;
        for (int divisor = 3; sum + term != sum; divisor += 2) {
            sum += term;
            term *= x * x / divisor;
        }
        return sum;
    }

    private static double fraction(double x) {
        double value = x;
        for (int step = FRACTION_STEPS; step > 0; step--) {
            value = x + step / value;
        }
        return value;
    }
}
