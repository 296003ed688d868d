package org.mmoestreams.nn;

/** Copies between rows, an array per slot with all its values, and lanes, an array per value with all slots. */
final class Transposition {

    private static final int BLOCK = 8;

    private Transposition() {}

    /** {@code lanes[i][slot] = rows[slot][i]} for the given slots. */
    static void toLanes(float[][] rows, Slots slots, float[][] lanes) {
        int slot = slots.from();
        for (; slot + BLOCK <= slots.to(); slot += BLOCK) {
            blockToLanes(rows, slot, lanes);
        }
        for (; slot < slots.to(); slot++) {
            float[] row = rows[slot];
            for (int i = 0; i < lanes.length; i++) {
                lanes[i][slot] = row[i];
            }
        }
    }

    /** {@code rows[slot][i] = lanes[i][slot]} for the given slots. */
    static void toRows(float[][] lanes, Slots slots, float[][] rows) {
        int i = 0;
        for (; i + BLOCK <= lanes.length; i += BLOCK) {
            blockToRows(lanes, i, slots, rows);
        }
        for (; i < lanes.length; i++) {
            float[] lane = lanes[i];
            for (int slot = slots.from(); slot < slots.to(); slot++) {
                rows[slot][i] = lane[slot];
            }
        }
    }

    private static void blockToLanes(float[][] rows, int slot, float[][] lanes) {
        float[] a = rows[slot];
        float[] b = rows[slot + 1];
        float[] c = rows[slot + 2];
        float[] d = rows[slot + 3];
        float[] e = rows[slot + 4];
        float[] f = rows[slot + 5];
        float[] g = rows[slot + 6];
        float[] h = rows[slot + 7];
        for (int i = 0; i < lanes.length; i++) {
            float[] lane = lanes[i];
            lane[slot] = a[i];
            lane[slot + 1] = b[i];
            lane[slot + 2] = c[i];
            lane[slot + 3] = d[i];
            lane[slot + 4] = e[i];
            lane[slot + 5] = f[i];
            lane[slot + 6] = g[i];
            lane[slot + 7] = h[i];
        }
    }

    private static void blockToRows(float[][] lanes, int i, Slots slots, float[][] rows) {
        float[] a = lanes[i];
        float[] b = lanes[i + 1];
        float[] c = lanes[i + 2];
        float[] d = lanes[i + 3];
        float[] e = lanes[i + 4];
        float[] f = lanes[i + 5];
        float[] g = lanes[i + 6];
        float[] h = lanes[i + 7];
        for (int slot = slots.from(); slot < slots.to(); slot++) {
            float[] row = rows[slot];
            row[i] = a[slot];
            row[i + 1] = b[slot];
            row[i + 2] = c[slot];
            row[i + 3] = d[slot];
            row[i + 4] = e[slot];
            row[i + 5] = f[slot];
            row[i + 6] = g[slot];
            row[i + 7] = h[slot];
        }
    }
}
