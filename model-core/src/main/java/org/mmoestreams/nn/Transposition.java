package org.mmoestreams.nn;

/** Copies between rows, an array per row with all its values, and lanes, an array per value with all rows. */
final class Transposition {

    private static final int BLOCK = 8;

    private Transposition() {}

    /** {@code lanes[i][row] = byRow[row][i]} for the given rows. */
    static void toLanes(float[][] byRow, Rows rows, float[][] lanes) {
        int row = rows.from();
        for (; row + BLOCK <= rows.to(); row += BLOCK) {
            blockToLanes(byRow, row, lanes);
        }
        for (; row < rows.to(); row++) {
            float[] values = byRow[row];
            for (int i = 0; i < lanes.length; i++) {
                lanes[i][row] = values[i];
            }
        }
    }

    /** {@code byRow[row][i] = lanes[i][row]} for the given rows. */
    static void toRows(float[][] lanes, Rows rows, float[][] byRow) {
        int i = 0;
        for (; i + BLOCK <= lanes.length; i += BLOCK) {
            blockToRows(lanes, i, rows, byRow);
        }
        for (; i < lanes.length; i++) {
            float[] lane = lanes[i];
            for (int row = rows.from(); row < rows.to(); row++) {
                byRow[row][i] = lane[row];
            }
        }
    }

    private static void blockToLanes(float[][] byRow, int row, float[][] lanes) {
        float[] a = byRow[row];
        float[] b = byRow[row + 1];
        float[] c = byRow[row + 2];
        float[] d = byRow[row + 3];
        float[] e = byRow[row + 4];
        float[] f = byRow[row + 5];
        float[] g = byRow[row + 6];
        float[] h = byRow[row + 7];
        for (int i = 0; i < lanes.length; i++) {
            float[] lane = lanes[i];
            lane[row] = a[i];
            lane[row + 1] = b[i];
            lane[row + 2] = c[i];
            lane[row + 3] = d[i];
            lane[row + 4] = e[i];
            lane[row + 5] = f[i];
            lane[row + 6] = g[i];
            lane[row + 7] = h[i];
        }
    }

    private static void blockToRows(float[][] lanes, int i, Rows rows, float[][] byRow) {
        float[] a = lanes[i];
        float[] b = lanes[i + 1];
        float[] c = lanes[i + 2];
        float[] d = lanes[i + 3];
        float[] e = lanes[i + 4];
        float[] f = lanes[i + 5];
        float[] g = lanes[i + 6];
        float[] h = lanes[i + 7];
        for (int row = rows.from(); row < rows.to(); row++) {
            float[] values = byRow[row];
            values[i] = a[row];
            values[i + 1] = b[row];
            values[i + 2] = c[row];
            values[i + 3] = d[row];
            values[i + 4] = e[row];
            values[i + 5] = f[row];
            values[i + 6] = g[row];
            values[i + 7] = h[row];
        }
    }
}
