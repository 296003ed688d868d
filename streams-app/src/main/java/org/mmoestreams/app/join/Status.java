package org.mmoestreams.app.join;

/** How far a task of a waiting row is. The store has their codes. */
enum Status {
    /** No label yet. */
    OPEN(0),
    /** The label is there and waits for those of other tasks, or for the end of its window. */
    KNOWN(1),
    /** No label came in time; waits, as a negative, for the labels of other tasks. */
    ASSUMED(2),
    /** Learnt with its label. */
    LEARNT(3),
    /** Learnt as a negative, since no label came in time. */
    NEGATIVE(4),
    /** Learnt as a negative first, and as the positive that came late. */
    CORRECTED(5),
    /** Not learnt, and not to be: no label came in time. */
    DROPPED(6),
    /** Not learnt, and not to be: too many rows waited. */
    DISPLACED(7);

    private static final Status[] BY_CODE = values();

    private final int code;

    Status(int code) {
        this.code = code;
    }

    static Status of(byte code) {
        return BY_CODE[code];
    }

    byte code() {
        return (byte) code;
    }

    /** Whether no label that came is known: a first one, in time or late, may come. */
    boolean isWithoutLabel() {
        return this == OPEN || this == ASSUMED || this == NEGATIVE || this == DROPPED;
    }

    /** What becomes of a label that waits to be learnt. */
    Status learnt() {
        return this == KNOWN ? LEARNT : NEGATIVE;
    }

    /** Whether it is known of a label that it came, or of a negative that it was learnt. */
    boolean isKnown() {
        return this == KNOWN || this == LEARNT || this == NEGATIVE || this == CORRECTED;
    }

    /** Whether it is given up. */
    boolean isGivenUp() {
        return this == DROPPED || this == DISPLACED;
    }

    /** Whether the row's features are needed to learn the task yet, whatever may come. */
    boolean isToLearn() {
        return this == OPEN || this == KNOWN || this == ASSUMED;
    }
}
