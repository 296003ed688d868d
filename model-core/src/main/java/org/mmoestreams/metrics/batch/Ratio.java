package org.mmoestreams.metrics.batch;

import java.util.OptionalDouble;

/** A quotient that is empty where its divisor is 0. */
final class Ratio {

    private Ratio() {}

    static OptionalDouble of(double part, double whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }
}
