package org.mmoestreams.workbench.draft;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.mmoestreams.client.serde.IsoTimes;

/** What is known of the values of a field, or of the items of one. Takes some megabytes at most. For one thread. */
final class FieldProfile {

    /** The code of a row that has no value. */
    static final int MISSING = -1;

    private static final int MOST_ROWS = 20_000;

    private final DistinctValues values;
    private final Set<ValueType> types = EnumSet.allOf(ValueType.class);
    private int[] codes = new int[16];
    private int coded;
    private long characters;
    private long withBlanks;
    private int longest;
    private String last;
    private long descents;

    /** @param room for its values */
    FieldProfile(Room room) {
        values = new DistinctValues(room);
    }

    /** That of a field without values. */
    static FieldProfile none() {
        return new FieldProfile(Room.standard());
    }

    /**
     * Adds a value.
     *
     * @param row the index of its row
     * @param isTyped whether it says that it is a text: a number in it is none then
     */
    void add(String value, int row, boolean isTyped) {
        int known = values.size();
        int code = values.add(value);
        // what has come before tells nothing new of types and lengths
        if (code >= known || code == DistinctValues.BEYOND) {
            types.removeIf(type -> !type.takes(value));
            longest = Math.max(longest, value.getBytes(StandardCharsets.UTF_8).length);
        }
        if (isTyped) {
            types.retainAll(ValueType.ofTypedTexts());
        }
        characters += value.length();
        withBlanks += value.strip().indexOf(' ') >= 0 ? 1 : 0;
        descents += last != null && isBelow(value, last) ? 1 : 0;
        last = value;
        setCode(row, code);
    }

    /** How many rows have a value. */
    long present() {
        return values.total();
    }

    /** The narrowest type that takes all values; any text where there was none. */
    ValueType type() {
        return present() == 0 ? ValueType.TEXT : types.iterator().next();
    }

    /** The different values. */
    DistinctValues values() {
        return values;
    }

    /** The index of the value of one of the first 20,000 rows, {@link #MISSING} or {@link DistinctValues#BEYOND}. */
    int codeOf(int row) {
        return row < coded ? codes[row] : MISSING;
    }

    /** How many rows have codes; those after the last that has a value are missing. */
    static int mostCodes() {
        return MOST_ROWS;
    }

    /** The mean length of a value in characters. */
    double meanLength() {
        return present() == 0 ? 0 : (double) characters / present();
    }

    /** The length of the longest value in bytes of UTF-8. */
    int longest() {
        return longest;
    }

    /** The share of values with a blank in them. */
    double shareWithBlanks() {
        return present() == 0 ? 0 : (double) withBlanks / present();
    }

    /** The share of values that are below the one before them. */
    double shareOfDescents() {
        return present() == 0 ? 0 : (double) descents / present();
    }

    private boolean isBelow(String value, String other) {
        if (types.contains(ValueType.WHOLE)) {
            return Long.parseLong(value) < Long.parseLong(other);
        }
        return types.contains(ValueType.TIMESTAMP)
                ? IsoTimes.instant(value).isBefore(IsoTimes.instant(other))
                : value.compareTo(other) < 0;
    }

    private void setCode(int row, int code) {
        if (row >= MOST_ROWS) {
            return;
        }
        if (row >= codes.length) {
            codes = Arrays.copyOf(codes, Math.min(MOST_ROWS, Math.max(row + 1, 2 * codes.length)));
        }
        if (row >= coded) {
            Arrays.fill(codes, coded, row, MISSING);
            coded = row + 1;
        }
        codes[row] = code;
    }
}
