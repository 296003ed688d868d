package org.mmoestreams.features;

/**
 * The embedding rows of a continuous field, by its {@link Buckets}: what does not depend on a value is worked out once,
 * for every number of every event comes by here.
 */
public final class NumberRows {

    private final Scale scale;
    private final boolean hasLogarithms;
    private final boolean mirrored;
    private final double width;
    private final double perFold;
    private final double fold;
    private final double max;
    private final int last;
    private final boolean isInput;

    /** Those of a field. */
    public NumberRows(ContinuousField field) {
        Buckets buckets = field.buckets();
        scale = field.usedScale();
        hasLogarithms = scale != Scale.NONE;
        mirrored = scale.isMirrored();
        width = buckets.width() == null ? 0 : buckets.width();
        perFold = buckets.perFold();
        fold = buckets.fold();
        max = buckets.max();
        last = buckets.last();
        isInput = field.isInput();
    }

    /** Whether a value also enters the network as a number. */
    boolean isInput() {
        return isInput;
    }

    /** A value on the field's scale. */
    public double number(double value) {
        return scale.of(value);
    }

    /** The value that is a number on the field's scale. */
    double value(double number) {
        return scale.valueOf(number);
    }

    /**
     * The row of a value.
     *
     * @param value a number, or NaN for a missing value
     * @param number the value on the field's scale
     */
    public int row(double value, double number) {
        if (value >= 0) {
            return Buckets.FIRST + bucket(value, number);
        }
        if (Double.isNaN(value)) {
            return Buckets.MISSING;
        }
        return mirrored ? Buckets.FIRST + last + 1 + bucket(-value, -number) : Buckets.NEGATIVE;
    }

    private int bucket(double value, double number) {
        if (value >= max) {
            return last;
        }
        if (width > 0) {
            return (int) StrictMath.floor(value / width);
        }
        double log1p = hasLogarithms ? number : StrictMath.log1p(value);
        return (int) StrictMath.floor(perFold * log1p / fold);
    }
}
