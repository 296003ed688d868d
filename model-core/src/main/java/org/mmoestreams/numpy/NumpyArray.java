package org.mmoestreams.numpy;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;

/** An array of floats. Cannot be changed; its values are not copied. */
public final class NumpyArray {

    private final float[] values;
    private final List<Integer> shape;

    private NumpyArray(float[] values, List<Integer> shape) {
        this.values = values;
        this.shape = shape;
    }

    /**
     * An array.
     *
     * @param values the last dimension's next to each other
     * @param shape the sizes of the dimensions; none for a single number
     * @throws IllegalArgumentException when their product is not the number of values
     */
    public static NumpyArray of(float[] values, List<Integer> shape) {
        long length = shape.stream().mapToLong(size -> size).reduce(1, Math::multiplyExact);
        check(values.length == length, "array", values.length + " values", "as many as shape " + shape + " has");
        return new NumpyArray(values, List.copyOf(shape));
    }

    /** The values, the last dimension's next to each other; not to be changed. */
    public float[] values() {
        return values;
    }

    /** The sizes of the dimensions. */
    public List<Integer> shape() {
        return shape;
    }
}
