package org.mmoestreams.features;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On which scale the numbers of a continuous field enter the network, before they are standardised. */
public enum Scale {
    /** The logarithm of 1 + x; of a negative number that of its opposite, negated. Negative numbers share a bucket. */
    LOG1P(false, 1e100, 1e-6) {
        @Override
        double of(double value) {
            return value == 0 ? 0 : Math.copySign(StrictMath.log1p(Math.abs(value)), value);
        }

        @Override
        double valueOf(double number) {
            return Math.copySign(StrictMath.expm1(Math.abs(number)), number);
        }
    },
    /** As LOG1P, and negative numbers have buckets of their own, as many as the others. */
    @JsonProperty("SIGNED-LOG")
    SIGNED_LOG(true, 1e100, 1e-6) {
        @Override
        double of(double value) {
            return LOG1P.of(value);
        }

        @Override
        double valueOf(double number) {
            return LOG1P.valueOf(number);
        }
    },
    /** The number as it is. Negative numbers have buckets of their own, as many as the others. */
    NONE(true, 1e30, Double.MIN_NORMAL) {
        @Override
        double of(double value) {
            return value;
        }

        @Override
        double valueOf(double number) {
            return number;
        }
    };

    private final boolean mirrored;
    private final double most;
    private final double leastDeviation;

    Scale(boolean mirrored, double most, double leastDeviation) {
        this.mirrored = mirrored;
        this.most = most;
        this.leastDeviation = leastDeviation;
    }

    /** Whether negative numbers are cut into buckets as the others are. */
    public boolean isMirrored() {
        return mirrored;
    }

    /** Numbers are within plus or minus this: as floats they stay finite. */
    public double most() {
        return most;
    }

    /** Numbers on this scale that deviate less are all alike: a logarithm has no unit, a number in its own has any. */
    double leastDeviation() {
        return leastDeviation;
    }

    /** A value on this scale. */
    abstract double of(double value);

    /** The value that is a number on this scale. */
    abstract double valueOf(double number);
}
