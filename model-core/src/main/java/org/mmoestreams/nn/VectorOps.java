package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * Element-wise loops over lanes. A lane is an array with one float for each row of the batch, or for each output of a
 * layer.
 *
 * <p>VectorOps are arrays of their own, and a loop reads at most four of them: that is what HotSpot's C2 compiler turns
 * into vector instructions. It does not do so for parts of one array at different offsets, as it cannot tell whether
 * they overlap, nor for loops over more arrays. What an element becomes never depends on its neighbours, so results are
 * the same bit for bit with any vector length, with none, and for any range of rows.
 */
final class VectorOps {

    private static final float HUGE = 0x1p100f;

    private VectorOps() {}

    /** {@code sum += lanes[0] * factors[0] + lanes[1] * factors[1] + ...} in the given rows. */
    static void addMultiples(float[] sum, Rows rows, float[][] lanes, float[] factors) {
        int k = 0;
        for (; k + 4 <= lanes.length; k += 4) {
            addFourMultiples(sum, rows, lanes, factors, k);
        }
        for (; k < lanes.length; k++) {
            addMultiple(sum, rows, lanes[k], factors[k]);
        }
    }

    /** {@link #addMultiples} of the four lanes from {@code k} on. */
    static void addFourMultiples(float[] sum, Rows rows, float[][] lanes, float[] factors, int k) {
        float[] a = lanes[k];
        float[] b = lanes[k + 1];
        float[] c = lanes[k + 2];
        float[] d = lanes[k + 3];
        float p = factors[k];
        float q = factors[k + 1];
        float r = factors[k + 2];
        float s = factors[k + 3];
        for (int i = rows.from(); i < rows.to(); i++) {
            sum[i] += (p * a[i] + q * b[i]) + (r * c[i] + s * d[i]);
        }
    }

    /** {@code sum += row * factor} in the given rows. */
    static void addMultiple(float[] sum, Rows rows, float[] row, float factor) {
        for (int i = rows.from(); i < rows.to(); i++) {
            sum[i] += factor * row[i];
        }
    }

    /** {@code sum += a[0] * b[0] + a[1] * b[1] + ...} in the given rows. */
    static void addProducts(float[] sum, Rows rows, float[][] a, float[][] b) {
        int k = 0;
        for (; k + 2 <= a.length; k += 2) {
            addTwoProducts(sum, rows, a, b, k);
        }
        if (k < a.length) {
            addProduct(sum, rows, a[k], b[k]);
        }
    }

    /** {@code lane = value} in the given rows. */
    static void fill(float[] lane, Rows rows, float value) {
        Arrays.fill(lane, rows.from(), rows.to(), value);
    }

    /** {@code to = from} in the given rows. */
    static void copy(float[] from, Rows rows, float[] to) {
        System.arraycopy(from, rows.from(), to, rows.from(), rows.to() - rows.from());
    }

    /** {@code lane += other} in the given rows. */
    static void add(float[] lane, Rows rows, float[] other) {
        for (int i = rows.from(); i < rows.to(); i++) {
            lane[i] += other[i];
        }
    }

    /** {@code sum += a + b + c + d}, all of one length. */
    static void addFour(float[] sum, float[] a, float[] b, float[] c, float[] d) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (a[i] + b[i]) + (c[i] + d[i]);
        }
    }

    /** {@code a += lane}, and so for {@code b}, {@code c} and {@code d}, all of one length. */
    static void addToFour(float[] lane, float[] a, float[] b, float[] c, float[] d) {
        for (int i = 0; i < lane.length; i++) {
            float value = lane[i];
            a[i] += value;
            b[i] += value;
            c[i] += value;
            d[i] += value;
        }
    }

    /** {@code lane += |other|} in the given rows. */
    static void addMagnitudes(float[] lane, Rows rows, float[] other) {
        for (int i = rows.from(); i < rows.to(); i++) {
            lane[i] += Math.abs(other[i]);
        }
    }

    /** {@code lane += value} in the given rows. */
    static void addConstant(float[] lane, Rows rows, float value) {
        for (int i = rows.from(); i < rows.to(); i++) {
            lane[i] += value;
        }
    }

    /** {@code lane -= other} in the given rows. */
    static void subtract(float[] lane, Rows rows, float[] other) {
        for (int i = rows.from(); i < rows.to(); i++) {
            lane[i] -= other[i];
        }
    }

    /** {@code lane *= other} in the given rows. */
    static void multiply(float[] lane, Rows rows, float[] other) {
        for (int i = rows.from(); i < rows.to(); i++) {
            lane[i] *= other[i];
        }
    }

    /** {@code lane /= other} in the given rows. */
    static void divide(float[] lane, Rows rows, float[] other) {
        for (int i = rows.from(); i < rows.to(); i++) {
            lane[i] /= other[i];
        }
    }

    /** {@code lane = max(lane, other)} in the given rows. */
    static void raise(float[] lane, Rows rows, float[] other) {
        for (int i = rows.from(); i < rows.to(); i++) {
            lane[i] = Math.max(lane[i], other[i]);
        }
    }

    /** Replaces what is below zero by zero. NaN stays. */
    static void rectify(float[] lane, Rows rows) {
        for (int i = rows.from(); i < rows.to(); i++) {
            lane[i] = Math.max(0f, lane[i]);
        }
    }

    /**
     * Replaces the gradients of rectified outputs that are zero by zero; an infinite one becomes NaN. A factor of 1 or
     * 0 takes the place of a condition, which would not become vector instructions: the smallest positive float times 2
     * to the 200 is above 1.
     */
    static void maskByRectified(float[] gradients, Rows rows, float[] rectified) {
        for (int i = rows.from(); i < rows.to(); i++) {
            gradients[i] *= Math.min(1f, rectified[i] * HUGE * HUGE);
        }
    }

    /** {@code lane = min(lane, ceiling)} in the given rows. NaN stays. */
    static void lower(float[] lane, Rows rows, float ceiling) {
        for (int i = rows.from(); i < rows.to(); i++) {
            lane[i] = Math.min(ceiling, lane[i]);
        }
    }

    /** Replaces the gradients of lowered outputs that are at the ceiling by zero, as {@link #maskByRectified} does. */
    static void maskByCeiling(float[] gradients, Rows rows, float[] lowered, float ceiling) {
        for (int i = rows.from(); i < rows.to(); i++) {
            gradients[i] *= Math.min(1f, (ceiling - lowered[i]) * HUGE);
        }
    }

    /** The sum of the products of two lanes in the given rows, in order. */
    static float dot(float[] a, float[] b, Rows rows) {
        float sum = 0;
        for (int i = rows.from(); i < rows.to(); i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * Sets {@code dots[k]} to {@link #dot} of {@code a} and {@code lanes[k]}. Four chains of sums at once keep the
     * processor busy.
     */
    static void dots(float[] a, float[][] lanes, Rows rows, float[] dots) {
        int k = 0;
        for (; k + 4 <= lanes.length; k += 4) {
            fourDots(a, lanes, rows, dots, k);
        }
        for (; k < lanes.length; k++) {
            dots[k] = dot(a, lanes[k], rows);
        }
    }

    private static void addTwoProducts(float[] sum, Rows rows, float[][] first, float[][] second, int k) {
        float[] a = first[k];
        float[] b = first[k + 1];
        float[] c = second[k];
        float[] d = second[k + 1];
        for (int i = rows.from(); i < rows.to(); i++) {
            sum[i] += a[i] * c[i] + b[i] * d[i];
        }
    }

    private static void addProduct(float[] sum, Rows rows, float[] a, float[] b) {
        for (int i = rows.from(); i < rows.to(); i++) {
            sum[i] += a[i] * b[i];
        }
    }

    private static void fourDots(float[] a, float[][] lanes, Rows rows, float[] dots, int k) {
        float[] b = lanes[k];
        float[] c = lanes[k + 1];
        float[] d = lanes[k + 2];
        float[] e = lanes[k + 3];
        float p = 0;
        float q = 0;
        float r = 0;
        float s = 0;
        for (int i = rows.from(); i < rows.to(); i++) {
            float factor = a[i];
            p += factor * b[i];
            q += factor * c[i];
            r += factor * d[i];
            s += factor * e[i];
        }
        dots[k] = p;
        dots[k + 1] = q;
        dots[k + 2] = r;
        dots[k + 3] = s;
    }
}
