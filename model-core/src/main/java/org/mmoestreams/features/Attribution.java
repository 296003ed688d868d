package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Locale;

/**
 * What a task does with labels that come after their events: how long an event waits for its label, what becomes of it
 * when none has come, and of a label that comes later still. Times are the stream's.
 *
 * @param window how long after its event's time a label counts as in time; null where labels are waited for as long as
 *     rows are kept at all, and nothing else is to be chosen then
 * @param atEnd what becomes of an event whose window ends without a label; null for {@link AtEnd#DROP}, or for
 *     {@link AtEnd#KEEP} without a window
 * @param late what becomes of a label after the window; null for {@link Late#COUNT}
 * @param correction how a label is learnt whose event was learnt as a negative; null for
 *     {@link Correction#IMPORTANCE_WEIGHT} with {@link Late#CORRECT}, and for none without
 */
public record Attribution(Duration window, AtEnd atEnd, Late late, Correction correction) {

    /** Keeps the end of a window within what can be counted in milliseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Attribution NONE = new Attribution(null, null, null, null);

    /** What becomes of an event whose window ends without a label. */
    public enum AtEnd {
        /** The task learns nothing from it. */
        DROP,
        /** It is learnt as a negative. */
        NEGATIVE,
        /** It goes on waiting, as long as rows are kept. */
        KEEP
    }

    /** What becomes of a label that comes after the window. */
    public enum Late {
        /** It is counted. */
        COUNT,
        /** It is a dead letter. */
        @JsonProperty("DEAD-LETTER")
        DEAD_LETTER,
        /** If it is positive, it corrects the negative that its event was learnt as. */
        CORRECT
    }

    /** How positives are learnt whose events were learnt as negatives before. */
    public enum Correction {
        /** Each weighs so much that it undoes the negative and counts as one positive. */
        @JsonProperty("IMPORTANCE-WEIGHT")
        IMPORTANCE_WEIGHT,
        /** Every event is a negative first; all rows are weighed so that what is learnt is free of that. */
        @JsonProperty("FAKE-NEGATIVE-WEIGHTED")
        FAKE_NEGATIVE_WEIGHTED,
        /** Every event is a negative first; what is learnt is off by that, and predictions make up for it. */
        @JsonProperty("FAKE-NEGATIVE-CALIBRATED")
        FAKE_NEGATIVE_CALIBRATED,
        /** Rows are weighed by how probable it is that a positive comes after the window; that is learnt beside. */
        @JsonProperty("ELAPSED-TIME")
        ELAPSED_TIME
    }

    /** Fills in what is usual and checks that the parts go together. */
    public Attribution {
        check(window != null || atEnd == null, "at-end", written(atEnd), "none without attribution, whose end it is");
        check(window != null || late == null, "late", written(late), "none without attribution; no label is late then");
        atEnd = atEnd == null ? usualAtEnd(window) : atEnd;
        late = late == null ? Late.COUNT : late;
        checkWindow(window, atEnd);
        check(
                late != Late.CORRECT || atEnd == AtEnd.NEGATIVE,
                "late",
                written(late),
                "count or dead-letter without at-end: negative; only a negative can be corrected");
        check(
                late == Late.CORRECT || correction == null,
                "correction",
                written(correction),
                "none without late: correct");
        correction = late == Late.CORRECT && correction == null ? Correction.IMPORTANCE_WEIGHT : correction;
        checkCorrection(correction, window);
    }

    /** Labels are waited for as long as rows are kept. */
    public static Attribution none() {
        return NONE;
    }

    /** Whether every event is learnt as a negative when it comes. */
    public boolean isImmediate() {
        return window != null && window.isZero();
    }

    /** Whether rows are weighed by what is learnt beside the task, see {@link NetworkTasks}. */
    public boolean isSampled() {
        return correction == Correction.ELAPSED_TIME;
    }

    /** What becomes of an event when nothing is chosen. */
    static AtEnd usualAtEnd(Duration window) {
        return window == null ? AtEnd.KEEP : AtEnd.DROP;
    }

    /** A choice as a spec has it. */
    static String written(Enum<?> choice) {
        return choice == null ? null : choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void checkCorrection(Correction correction, Duration window) {
        check(
                correction != Correction.ELAPSED_TIME || !window.isZero(),
                "correction",
                written(correction),
                "attribution above PT0S; where every event is a negative first, fake-negative-weighted");
        check(
                correction == null
                        || correction == Correction.IMPORTANCE_WEIGHT
                        || correction == Correction.ELAPSED_TIME
                        || window.isZero(),
                "correction",
                written(correction),
                "importance-weight, elapsed-time, or attribution: PT0S; the others hold where every event is a"
                        + " negative first");
    }

    private static void checkWindow(Duration window, AtEnd atEnd) {
        boolean isImmediate = window != null && window.isZero();
        check(
                window == null || isImmediate || (window.compareTo(SHORTEST) >= 0 && window.compareTo(LONGEST) <= 0),
                "attribution",
                window,
                "a millisecond, PT0.001S, to a hundred years, P36525D");
        check(
                !isImmediate || atEnd == AtEnd.NEGATIVE,
                "attribution",
                window,
                "more than PT0S without at-end: negative; no label comes in no time");
    }
}
