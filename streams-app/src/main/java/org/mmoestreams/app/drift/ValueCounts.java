package org.mmoestreams.app.drift;

import java.util.Arrays;

/**
 * How often each of some fields' values came: of each field in 32 bins and one for names that had never come before.
 * All are in one array, for each event counts in each field.
 */
final class ValueCounts {

    private static final int FOLD = 32;
    /** How many bins a field has. */
    static final int BINS = FOLD + 1;

    private final int named;
    private final int fields;
    private final int[] counts;
    /** Of each field of names: they get table rows in the order of their coming. */
    private final int[] rowsGivenOut;

    /**
     * Counts of nothing yet.
     *
     * @param named how many fields have names for values, the first ones; numbers in buckets are not new
     * @param fields how many fields there are
     */
    ValueCounts(int named, int fields) {
        this.named = named;
        this.fields = fields;
        counts = new int[fields * BINS];
        rowsGivenOut = new int[fields];
    }

    /**
     * Counts an event's values.
     *
     * @param tableRows has the rows of the embedding table of the fields' values, one after the other
     * @param at where that of the first field is
     */
    void add(int[] tableRows, int at) {
        int first = 0;
        for (int field = 0; field < named; field++) {
            int tableRow = tableRows[at + field];
            int bin = tableRow & (FOLD - 1);
            if (tableRow >= rowsGivenOut[field]) {
                rowsGivenOut[field] = tableRow + 1;
                bin = FOLD;
            }
            counts[first + bin]++;
            first += BINS;
        }
        for (int field = named; field < fields; field++) {
            counts[first + (tableRows[at + field] & (FOLD - 1))]++;
            first += BINS;
        }
    }

    /** A copy of a field's counts. */
    int[] of(int field) {
        return Arrays.copyOfRange(counts, field * BINS, (field + 1) * BINS);
    }

    /** Puts a field's counts. */
    void set(int field, int[] of) {
        System.arraycopy(of, 0, counts, field * BINS, BINS);
    }

    /** How many rows of the embedding table were given to the names of a field. */
    int rowsGivenOut(int field) {
        return rowsGivenOut[field];
    }

    /** Puts how many were. */
    void setRowsGivenOut(int field, int rows) {
        rowsGivenOut[field] = rows;
    }
}
