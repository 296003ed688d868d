package org.mmoestreams.app.scored;

/** What a row's number in a column of a sliced field stands for, where it is no place among the column's values. */
public final class SliceValue {

    /** The field is missing. */
    public static final int MISSING = 0;
    /** The field's vocabulary has no room for the value. */
    public static final int OVERFLOW = 1;
    /** The first of the column's values. */
    public static final int FIRST = 2;
    /** A value that is longer, in bytes of UTF-8, is cut off. */
    public static final int MOST_BYTES = 64;

    private SliceValue() {}
}
