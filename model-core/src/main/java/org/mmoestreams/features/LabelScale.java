package org.mmoestreams.features;

/** On which scale the label of a regression task is learnt. Predictions are in the label's own unit. */
public enum LabelScale {
    /** The label as it is. */
    NONE {
        @Override
        double least() {
            return -FieldValues.maxNumber();
        }

        @Override
        double of(double label) {
            return label;
        }

        @Override
        double labelOf(double value) {
            return value;
        }
    },
    /** The logarithm of 1 + label, of labels that are not negative: what is learnt is near a relative error. */
    LOG1P {
        @Override
        double least() {
            return 0;
        }

        @Override
        double of(double label) {
            return StrictMath.log1p(label);
        }

        /** No label is above 1e100, whatever the network says, and none below 0. */
        @Override
        double labelOf(double value) {
            return Math.max(0, Math.min(FieldValues.maxNumber(), StrictMath.expm1(value)));
        }
    };

    /** No label is below. */
    abstract double least();

    /** A label on this scale. */
    abstract double of(double label);

    /** The label of a value on this scale. */
    abstract double labelOf(double value);
}
