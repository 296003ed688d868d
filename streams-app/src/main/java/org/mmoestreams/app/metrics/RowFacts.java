package org.mmoestreams.app.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of rows beside scores and labels, in the order in which they count as new. Nothing of it is to be
 * changed.
 */
final class RowFacts {

    private final long[] known;
    private final long[] keys;
    private final long[] times;
    private final long[] versions;
    private final List<Slice> slices;
    private final long timeFrom;
    private final long timeTo;

    /**
     * Of rows in their order.
     *
     * @param known when their labels were known, in milliseconds since the epoch
     * @param keys what rows of the same time are ordered by
     * @param times their events' times; null from builds that did not say
     * @param versions the model versions that scored them; null: that of their window
     * @param slices their values of the fields that metrics are sliced by
     */
    RowFacts(long[] known, long[] keys, long[] times, long[] versions, List<Slice> slices) {
        this.known = known;
        this.keys = keys;
        this.times = times;
        this.versions = versions;
        this.slices = slices;
        this.timeFrom = times == null ? 0 : timeFrom(0);
        this.timeTo = times == null ? 0 : timeTo(0);
    }

    /** Of rows of a build that says nothing: all of the window's last time, in the order in which they came. */
    static RowFacts ofFormer(int rows, long timeTo) {
        long[] known = new long[rows];
        Arrays.fill(known, timeTo);
        return new RowFacts(known, IntStream.range(0, rows).asLongStream().toArray(), null, null, List.of());
    }

    /** Of some of the rows. */
    RowFacts of(int[] rows) {
        long[] ofKnown = gather(known, rows);
        return new RowFacts(
                ofKnown,
                gather(keys, rows),
                times == known ? ofKnown : gather(times, rows),
                gather(versions, rows),
                slices.stream().map(slice -> slice.of(rows)).toList());
    }

    long[] known() {
        return known;
    }

    long[] keys() {
        return keys;
    }

    /** Null from builds that did not say. */
    long[] times() {
        return times;
    }

    /** The earliest event time, where times are known and there are rows. */
    long timeFrom() {
        return timeFrom;
    }

    /** The latest event time, where times are known and there are rows. */
    long timeTo() {
        return timeTo;
    }

    /** The earliest event time from a row on, where times are known. */
    long timeFrom(int row) {
        long earliest = Long.MAX_VALUE;
        for (int i = row; i < times.length; i++) {
            earliest = Math.min(earliest, times[i]);
        }
        return earliest;
    }

    /** The latest event time from a row on, where times are known. */
    long timeTo(int row) {
        long latest = Long.MIN_VALUE;
        for (int i = row; i < times.length; i++) {
            latest = Math.max(latest, times[i]);
        }
        return latest;
    }

    /** Null: that of their window. */
    long[] versions() {
        return versions;
    }

    List<Slice> slices() {
        return slices;
    }

    private static long[] gather(long[] values, int[] rows) {
        if (values == null) {
            return null;
        }
        long[] gathered = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            gathered[i] = values[rows[i]];
        }
        return gathered;
    }

    /** The values of a sliced field. */
    static final class Slice {

        private final String field;
        private final List<String> values;
        private final int[] numbers;

        /**
         * The values of a field.
         *
         * @param values its texts
         * @param numbers each row's number, see {@link org.mmoestreams.app.scored.SliceValue}
         */
        Slice(String field, List<String> values, int[] numbers) {
            this.field = field;
            this.values = values;
            this.numbers = numbers;
        }

        String field() {
            return field;
        }

        List<String> values() {
            return values;
        }

        int[] numbers() {
            return numbers;
        }

        private Slice of(int[] rows) {
            int[] own = IntStream.of(rows).map(row -> numbers[row]).toArray();
            return new Slice(field, values, own);
        }
    }
}
