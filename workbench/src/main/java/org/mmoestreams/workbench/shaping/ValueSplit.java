package org.mmoestreams.workbench.shaping;

import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.workbench.data.SplitMix64;

/** A field's values in two parts, of which a seed draws the first. For one thread. */
final class ValueSplit {

    private final FieldPath field;
    private final long seed;
    private final int oneIn;
    private final boolean numbersByMean;
    private boolean isFirstThere;
    private boolean isSecondThere;
    private double sum;
    private long numbers;

    private ValueSplit(FieldPath field, long seed, int oneIn, boolean numbersByMean) {
        this.field = field;
        this.seed = seed;
        this.oneIn = oneIn;
        this.numbersByMean = numbersByMean;
    }

    /** Halves: numbers above the mean so far, and one in two of all names, are in the first. */
    static ValueSplit halves(FieldPath field, long seed) {
        return new ValueSplit(field, seed, 2, true);
    }

    /** One in four of all values, numbers taken for names, is in the first. */
    static ValueSplit quarter(FieldPath field, long seed) {
        return new ValueSplit(field, seed, 4, false);
    }

    /** Notes a value. */
    void see(GenericRecord event) {
        if (field.in(event) instanceof Number number) {
            sum += number.doubleValue();
            numbers++;
        }
        boolean isFirst = isInFirst(event);
        isFirstThere |= isFirst;
        isSecondThere |= !isFirst;
    }

    /** Whether values of both parts were seen. */
    boolean areBothThere() {
        return isFirstThere && isSecondThere;
    }

    boolean isInFirst(GenericRecord event) {
        Object value = field.in(event);
        if (numbersByMean && value instanceof Number number) {
            return number.doubleValue() * numbers > sum;
        }
        return SplitMix64.of(seed, String.valueOf(value), 0).below(oneIn) == 0;
    }
}
