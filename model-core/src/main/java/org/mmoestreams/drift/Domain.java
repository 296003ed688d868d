package org.mmoestreams.drift;

import static org.mmoestreams.checks.Checks.check;

/** Which values a detector takes. */
public enum Domain {

    /** 1 for an error, 0 for none. */
    ERRORS(0, 1, "0 or 1: whether a prediction was wrong"),

    /** Numbers from 0 to 1, such as errors, or distances of a probability from its label. */
    UNIT_INTERVAL(0, 1, "0 to 1"),

    /** Any numbers whose squares can be added up without end. */
    NUMBERS(-1e100, 1e100, "a number from -1e100 to 1e100");

    private final double least;
    private final double most;
    private final String expected;

    Domain(double least, double most, String expected) {
        this.least = least;
        this.most = most;
        this.expected = expected;
    }

    /**
     * Does nothing when the value is one of these.
     *
     * @throws IllegalArgumentException when it is none, such as NaN
     */
    void require(double value) {
        boolean within = value >= least && value <= most;
        if (!within || (this == ERRORS && value != least && value != most)) {
            check(false, "drift.value", value, expected);
        }
    }
}
