package org.mmoestreams.workbench.shaping;

import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.workbench.data.SplitMix64;

/**
 * A field's values in two halves: numbers above the mean so far, and names that a seed draws, in the first. For one
 * thread.
 */
final class ValueHalves {

    private final FieldPath field;
    private final long seed;
    private boolean isFirstThere;
    private boolean isSecondThere;
    private double sum;
    private long numbers;

    ValueHalves(FieldPath field, long seed) {
        this.field = field;
        this.seed = seed;
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

    /** Whether values of both halves were seen. */
    boolean areBothThere() {
        return isFirstThere && isSecondThere;
    }

    boolean isInFirst(GenericRecord event) {
        Object value = field.in(event);
        if (value instanceof Number number) {
            return number.doubleValue() * numbers > sum;
        }
        return SplitMix64.of(seed, String.valueOf(value), 0).below(2) == 0;
    }
}
