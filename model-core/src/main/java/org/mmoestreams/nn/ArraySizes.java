package org.mmoestreams.nn;

import static org.mmoestreams.checks.Checks.check;

/** Checks of sizes that are allowed one by one, and make arrays that cannot be together. */
public final class ArraySizes {

    /** What an array holds on every JVM. */
    private static final long MOST_VALUES = Integer.MAX_VALUE - 8;

    private ArraySizes() {}

    /**
     * Checks that an array can be.
     *
     * @param names the settings that make it so long
     * @param count how many of {@code of} it holds
     * @param each how many of {@code values} each of them has
     * @throws IllegalArgumentException when it would be longer than arrays are
     */
    public static void fits(String names, long count, String of, long each, String values) {
        check(
                count == 0 || each <= MOST_VALUES / count,
                names,
                count + " " + of + " x " + each + " " + values,
                "<= " + MOST_VALUES + " together; lower one of them");
    }

    /**
     * Checks that the arrays of the linear layer can be.
     *
     * @param tasks each has a label in a row
     * @param names the settings that make the outputs so many
     * @throws IllegalArgumentException when one would be longer than arrays are, or rows of a table larger than chunks
     *     allow
     */
    public static void fits(LinearShape shape, int tasks, String names) {
        InputShape in = shape.in();
        long inputs = (long) in.fields() * shape.width() + in.numbers() + 1;
        long widest = Math.max(shape.width(), shape.wide());
        fits("embedding-width, " + names, inputs, "inputs", shape.outputs(), "outputs");
        fits("embedding-width, capacities", in.tableRows(), "rows", widest, "weights");
        int productRows = in.bags().isEmpty() ? Math.min(in.batchRows(), in.tableRows()) : in.batchRows();
        fits("window-rows, " + names, productRows, "rows", shape.outputs(), "outputs");
        String values = in.bags().isEmpty() ? "window-rows" : "window-rows, max-values";
        fits(values, in.batchRows(), "rows", Math.max(Math.max(in.slots(), in.numbers()), tasks), "values");
        fits("window-rows, embedding-width", in.namedRows(), "rows", widest, "weights");
        check(
                shape.wide() <= RowTable.MOST_WIDTH,
                "tasks",
                shape.wide() + ", each with a wide weight in a row",
                "<= " + RowTable.MOST_WIDTH + "; predict less, or do without wide weights");
    }
}
