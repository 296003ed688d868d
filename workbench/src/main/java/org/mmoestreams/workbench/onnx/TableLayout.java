package org.mmoestreams.workbench.onnx;

import java.util.Arrays;
import java.util.List;
import org.mmoestreams.features.FieldRows;

/** The rows of the tables that go into a graph: of each field, one after the other, those that a value can have. */
final class TableLayout {

    private final List<FieldRows> fields;
    private final long[] firsts;
    private final int rows;

    /** That of fields in the order of the table. */
    TableLayout(List<FieldRows> fields) {
        this.fields = List.copyOf(fields);
        firsts = new long[fields.size()];
        int next = 0;
        for (int field = 0; field < firsts.length; field++) {
            firsts[field] = next;
            next += fields.get(field).used();
        }
        rows = next;
    }

    /** Rows of all fields. */
    int rows() {
        return rows;
    }

    /** The first row of each of the fields {@code [from, to)} in a graph. */
    long[] firsts(int from, int to) {
        return Arrays.copyOfRange(firsts, from, to);
    }

    /**
     * The rows of a model's table.
     *
     * @param width floats in a row
     * @return {@code [rows][width]}
     */
    float[] of(float[] table, int width) {
        float[] kept = new float[Math.multiplyExact(rows, width)];
        for (int field = 0; field < firsts.length; field++) {
            FieldRows range = fields.get(field);
            int to = Math.toIntExact(firsts[field] * width);
            System.arraycopy(table, range.first() * width, kept, to, range.used() * width);
        }
        return kept;
    }
}
