package org.mmoestreams.nn;

import java.util.Arrays;

/**
 * Element-wise loops over lanes. A lane is an array with one float for each slot of the batch, or for each output of a layer.
 *
 * <p>Lanes are arrays of their own, and a loop reads at most four of them: that is what HotSpot's C2 compiler turns into vector
 * instructions. It does not do so for parts of one array at different offsets, as it cannot tell whether they overlap, nor for
 * loops over more arrays. What an element becomes never depends on its neighbours, so results are the same bit for bit with any
 * vector length, with none, and for any range of slots.
 */
final class Lanes {

    private static final float HUGE = 0x1p100f;

    private Lanes() {}

    /** {@code sum += rows[0] * factors[0] + rows[1] * factors[1] + ...} in the given slots. */
    static void addMultiples(float[] sum, Slots slots, float[][] rows, float[] factors) {
        int k = 0;
        for (; k + 4 <= rows.length; k += 4) {
            addFourMultiples(sum, slots, rows, factors, k);
        }
        for (; k < rows.length; k++) {
            addMultiple(sum, slots, rows[k], factors[k]);
        }
    }

    /** {@link #addMultiples} of the four rows from {@code k} on. */
    static void addFourMultiples(float[] sum, Slots slots, float[][] rows, float[] factors, int k) {
        float[] a = rows[k];
        float[] b = rows[k + 1];
        float[] c = rows[k + 2];
        float[] d = rows[k + 3];
        float p = factors[k];
        float q = factors[k + 1];
        float r = factors[k + 2];
        float s = factors[k + 3];
        for (int i = slots.from(); i < slots.to(); i++) {
            sum[i] += (p * a[i] + q * b[i]) + (r * c[i] + s * d[i]);
        }
    }

    /** {@code sum += row * factor} in the given slots. */
    static void addMultiple(float[] sum, Slots slots, float[] row, float factor) {
        for (int i = slots.from(); i < slots.to(); i++) {
            sum[i] += factor * row[i];
        }
    }

    /** {@code sum += a[0] * b[0] + a[1] * b[1] + ...} in the given slots. */
    static void addProducts(float[] sum, Slots slots, float[][] a, float[][] b) {
        int k = 0;
        for (; k + 2 <= a.length; k += 2) {
            addTwoProducts(sum, slots, a, b, k);
        }
        if (k < a.length) {
            addProduct(sum, slots, a[k], b[k]);
        }
    }

    /** {@code lane = value} in the given slots. */
    static void fill(float[] lane, Slots slots, float value) {
        Arrays.fill(lane, slots.from(), slots.to(), value);
    }

    /** {@code to = from} in the given slots. */
    static void copy(float[] from, Slots slots, float[] to) {
        System.arraycopy(from, slots.from(), to, slots.from(), slots.to() - slots.from());
    }

    /** {@code lane += other} in the given slots. */
    static void add(float[] lane, Slots slots, float[] other) {
        for (int i = slots.from(); i < slots.to(); i++) {
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

    /** {@code lane += |other|} in the given slots. */
    static void addMagnitudes(float[] lane, Slots slots, float[] other) {
        for (int i = slots.from(); i < slots.to(); i++) {
            lane[i] += Math.abs(other[i]);
        }
    }

    /** {@code lane += value} in the given slots. */
    static void addConstant(float[] lane, Slots slots, float value) {
        for (int i = slots.from(); i < slots.to(); i++) {
            lane[i] += value;
        }
    }

    /** {@code lane -= other} in the given slots. */
    static void subtract(float[] lane, Slots slots, float[] other) {
        for (int i = slots.from(); i < slots.to(); i++) {
            lane[i] -= other[i];
        }
    }

    /** {@code lane *= other} in the given slots. */
    static void multiply(float[] lane, Slots slots, float[] other) {
        for (int i = slots.from(); i < slots.to(); i++) {
            lane[i] *= other[i];
        }
    }

    /** {@code lane /= other} in the given slots. */
    static void divide(float[] lane, Slots slots, float[] other) {
        for (int i = slots.from(); i < slots.to(); i++) {
            lane[i] /= other[i];
        }
    }

    /** {@code lane = max(lane, other)} in the given slots. */
    static void raise(float[] lane, Slots slots, float[] other) {
        for (int i = slots.from(); i < slots.to(); i++) {
            lane[i] = Math.max(lane[i], other[i]);
        }
    }

    /** Replaces what is below zero by zero. NaN stays. */
    static void rectify(float[] lane, Slots slots) {
        for (int i = slots.from(); i < slots.to(); i++) {
            lane[i] = Math.max(0f, lane[i]);
        }
    }

    /**
     * Replaces the gradients of rectified outputs that are zero by zero; an infinite one becomes NaN. A factor of 1 or 0 takes
     * the place of a condition, which would not become vector instructions: the smallest positive float times 2 to the 200 is
     * above 1.
     */
    static void maskByRectified(float[] gradients, Slots slots, float[] rectified) {
        for (int i = slots.from(); i < slots.to(); i++) {
            gradients[i] *= Math.min(1f, rectified[i] * HUGE * HUGE);
        }
    }

    /** The sum of the products of two lanes in the given slots, in order. */
    static float dot(float[] a, float[] b, Slots slots) {
        float sum = 0;
        for (int i = slots.from(); i < slots.to(); i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Sets {@code dots[k]} to {@link #dot} of {@code a} and {@code rows[k]}. Four chains of sums at once keep the processor busy. */
    static void dots(float[] a, float[][] rows, Slots slots, float[] dots) {
        int k = 0;
        for (; k + 4 <= rows.length; k += 4) {
            fourDots(a, rows, slots, dots, k);
        }
        for (; k < rows.length; k++) {
            dots[k] = dot(a, rows[k], slots);
        }
    }

    private static void addTwoProducts(float[] sum, Slots slots, float[][] first, float[][] second, int k) {
        float[] a = first[k];
        float[] b = first[k + 1];
        float[] c = second[k];
        float[] d = second[k + 1];
        for (int i = slots.from(); i < slots.to(); i++) {
            sum[i] += a[i] * c[i] + b[i] * d[i];
        }
    }

    private static void addProduct(float[] sum, Slots slots, float[] a, float[] b) {
        for (int i = slots.from(); i < slots.to(); i++) {
            sum[i] += a[i] * b[i];
        }
    }

    private static void fourDots(float[] a, float[][] rows, Slots slots, float[] dots, int k) {
        float[] b = rows[k];
        float[] c = rows[k + 1];
        float[] d = rows[k + 2];
        float[] e = rows[k + 3];
        float p = 0;
        float q = 0;
        float r = 0;
        float s = 0;
        for (int i = slots.from(); i < slots.to(); i++) {
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
