package org.mmoestreams.workbench.data;

import java.util.function.Supplier;

/** Cuts a line into the values of a row. */
final class Rows {

    private Rows() {}

    /**
     * The line's values without surrounding blanks.
     *
     * @param columns how many there must be
     * @param position names the line in the error of a wrong number
     */
    static String[] split(String line, int columns, Supplier<String> position) {
        String[] values = new String[columns];
        int start = 0;
        for (int column = 0; column < values.length; column++) {
            int comma = line.indexOf(',', start);
            boolean last = column == values.length - 1;
            if (last ? comma >= 0 : comma < 0) {
                throw wrongColumns(line, columns, position);
            }
            int end = last ? line.length() : comma;
            values[column] = trimmed(line, start, end);
            start = end + 1;
        }
        return values;
    }

    private static String trimmed(String line, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && line.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && line.charAt(end - 1) <= ' ') {
            end--;
        }
        return line.substring(start, end);
    }

    private static IllegalArgumentException wrongColumns(String line, int expected, Supplier<String> position) {
        long columns = line.chars().filter(c -> c == ',').count() + 1;
        return new IllegalArgumentException(position.get() + ": " + columns + " columns (expected: " + expected
                + ", separated by commas; mend or remove the line)");
    }
}
