package org.mmoestreams.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The outputs of a layer as lanes, an array per output with a float for each row of the batch, and the loss's gradients
 * by them. Parts share the arrays.
 */
public final class Activations {

    private final float[][] values;
    private final float[][] gradients;

    private Activations(float[][] values, float[][] gradients) {
        this.values = values;
        this.gradients = gradients;
    }

    /** Zeros. */
    public static Activations of(int outputs, int batchRows) {
        return new Activations(new float[outputs][batchRows], new float[outputs][batchRows]);
    }

    /** The values, {@code [outputs][batchRows]}. */
    public float[][] values() {
        return values;
    }

    /** The gradients, {@code [outputs][batchRows]}. */
    public float[][] gradients() {
        return gradients;
    }

    /** Floats in a lane; at least one lane must be. */
    int batchRows() {
        return values[0].length;
    }

    /** The outputs {@code [from, to)}. */
    public Activations part(int from, int to) {
        return new Activations(Arrays.copyOfRange(values, from, to), Arrays.copyOfRange(gradients, from, to));
    }

    /** The outputs of all of these, one after the other. */
    public static Activations joined(List<Activations> parts) {
        return new Activations(
                parts.stream().flatMap(part -> Stream.of(part.values)).toArray(float[][]::new),
                parts.stream().flatMap(part -> Stream.of(part.gradients)).toArray(float[][]::new));
    }

    /** The outputs several times, one after the other: with the same values, and gradients of their own. */
    Activations branched(int count) {
        float[][] same = new float[count * values.length][];
        for (int i = 0; i < same.length; i++) {
            same[i] = values[i % values.length];
        }
        return new Activations(same, new float[same.length][batchRows()]);
    }

    /** Sets the values of the given rows to zero. */
    public void clear(Rows rows) {
        for (float[] lane : values) {
            VectorOps.fill(lane, rows, 0);
        }
    }

    /** Every {@code step}-th lane from {@code first} on, {@code count} of them. */
    static float[][] every(float[][] lanes, int first, int step, int count) {
        float[][] some = new float[count][];
        for (int i = 0; i < count; i++) {
            some[i] = lanes[first + i * step];
        }
        return some;
    }
}
