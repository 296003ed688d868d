package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

/** What a task's label is, and so what is predicted. */
public sealed interface Target {

    /** What a label of a binary task is that is neither positive nor negative. */
    enum Other {
        /** Not known, as if it were null. */
        UNKNOWN,
        /** The event cannot be used. */
        REJECT
    }

    /**
     * Two classes; a probability is predicted, trained on log loss.
     *
     * @param positive which values are positive
     * @param negative which are negative; null for all others
     * @param other what those are that are neither, where negative ones are named; null for {@link Other#REJECT}
     * @param threshold from which probability on metrics call a row positive; null for {@link #USUAL_THRESHOLD}
     */
    record Binary(LabelMatch positive, LabelMatch negative, Other other, Double threshold) implements Target {

        /** Where rows are called what is likelier. */
        public static final double USUAL_THRESHOLD = 0.5;

        /** Checks that there are positive values. */
        public Binary {
            check(positive != null, "positive", null, "the label value that is positive");
            check(
                    negative != null || other == null,
                    "other",
                    other,
                    "none without negative, which names the negatives");
            check(
                    negative == null || !negative.isSame(positive),
                    "negative",
                    negative,
                    "other values than the positive ones");
            other = other == Other.REJECT ? null : other;
            check(
                    threshold == null || (threshold >= 0 && threshold <= 1),
                    "threshold",
                    threshold,
                    "0 to 1, a probability from which on a row is called positive");
            threshold = threshold == null || threshold == USUAL_THRESHOLD ? null : threshold;
        }

        /** From which probability on metrics call a row positive. */
        public double usedThreshold() {
            return threshold == null ? USUAL_THRESHOLD : threshold;
        }

        /** Whether a label that is neither positive nor negative is not known; else its event cannot be used. */
        public boolean takesOthersForUnknown() {
            return other == Other.UNKNOWN;
        }
    }

    /**
     * A number; trained on squared error of the label on its scale, standardised.
     *
     * @param min no label is below; null for no bound
     * @param max no label is above; null for no bound
     * @param scale on which it is learnt; null for the label as it is
     */
    record Regression(Double min, Double max, LabelScale scale) implements Target {

        /** Checks the bounds; labels on a scale of logarithms are not negative. */
        public Regression {
            checkBound("min", min);
            checkBound("max", max);
            check(min == null || max == null || min < max, "max", max, "> min, which is " + min);
            scale = scale == LabelScale.NONE ? null : scale;
            check(scale == null || min == null || min >= 0, "min", min, "at least 0, for labels whose scale is log1p");
            check(scale == null || max == null || max > 0, "max", max, "above 0, for labels whose scale is log1p");
        }

        /** The scale on which it is learnt. */
        public LabelScale usedScale() {
            return scale == null ? LabelScale.NONE : scale;
        }

        /** The lower bound of labels; null for none. */
        public Double least() {
            return min == null && scale != null ? (Double) 0.0 : min;
        }

        private static void checkBound(String name, Double bound) {
            check(
                    bound == null || Math.abs(bound) <= FieldValues.maxNumber(),
                    name,
                    bound,
                    "a number within what labels may be, -1e100 to 1e100");
        }
    }
}
