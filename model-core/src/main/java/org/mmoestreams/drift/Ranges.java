package org.mmoestreams.drift;

import org.mmoestreams.settings.Values;

/** Values that settings of detectors may have. */
final class Ranges {

    private Ranges() {}

    /** Probabilities of errors and the like, of which neither end makes sense. */
    static Values<Double> openFraction() {
        return new Values<>("above 0 and below 1", Double::valueOf, value -> value > 0 && value < 1);
    }

    /** Numbers above 0, up to 1. */
    static Values<Double> share() {
        return new Values<>("above 0, at most 1", Double::valueOf, value -> value > 0 && value <= 1);
    }

    /** Numbers from 0 to a million. */
    static Values<Double> upToAMillion() {
        return new Values<>("0 to 1000000", Double::valueOf, value -> value >= 0 && value <= 1e6);
    }

    /** Numbers from 1 to a million: with less, the best there was would itself be an alarm. */
    static Values<Double> deviations() {
        return new Values<>("1 to 1000000", Double::valueOf, value -> value >= 1 && value <= 1e6);
    }
}
