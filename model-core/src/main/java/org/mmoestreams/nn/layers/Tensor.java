package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Floats on the Java heap with their shape, the last dimension's next to each other: what layers compute on, between
 * the ND4J arrays that they are handed and those that they return.
 */
public final class Tensor {

    private final float[] values;
    private final long[] shape;

    private Tensor(float[] values, long[] shape) {
        this.values = values;
        this.shape = shape;
    }

    /**
     * These values, which are not copied.
     *
     * @param shape one dimension or more; the product of its sizes is the number of values
     * @throws IllegalArgumentException when it is not
     */
    public static Tensor of(float[] values, long... shape) {
        check(
                values.length == length(shape),
                "tensor",
                values.length + " values",
                "as many as shape " + Arrays.toString(shape) + " has");
        return new Tensor(values, shape.clone());
    }

    /** Zeros. */
    public static Tensor zeros(long... shape) {
        return new Tensor(new float[Math.toIntExact(length(shape))], shape.clone());
    }

    /** A copy of an array's values. */
    public static Tensor of(INDArray array) {
        if (array.dataType() == DataType.FLOAT && !array.isView() && isRowMajor(array)) {
            return new Tensor(array.data().asFloat(), array.shape());
        }
        INDArray floats = array.castTo(DataType.FLOAT);
        try (INDArray own = floats.dup('c')) {
            return new Tensor(own.data().asFloat(), array.shape());
        }
    }

    /** A permuted array may call its order 'c', and itself no view; only its strides tell. */
    private static boolean isRowMajor(INDArray array) {
        return array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array);
    }

    /** An array of its own with these values. */
    public INDArray array() {
        return Nd4j.create(values, shape, 'c');
    }

    /** The values themselves. */
    public float[] values() {
        return values;
    }

    /** The sizes of the dimensions. */
    public long[] shape() {
        return shape.clone();
    }

    /** How many dimensions there are. */
    public int rank() {
        return shape.length;
    }

    /** The size of a dimension; a negative one counts from the last, which is -1. */
    public int size(int dimension) {
        return (int) shape[dimension < 0 ? shape.length + dimension : dimension];
    }

    /** How many rows there are: values over the size of the last dimension. */
    public int rows() {
        return values.length / Math.max(1, size(-1));
    }

    /** A row's values, in double. */
    double[] doubles(int row) {
        double[] doubles = new double[size(-1)];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[row * doubles.length + i];
        }
        return doubles;
    }

    /** The same values in another shape of as many. */
    public Tensor reshaped(long... other) {
        return of(values, other);
    }

    /** A copy. */
    public Tensor copy() {
        return new Tensor(values.clone(), shape);
    }

    /** How many values a shape has. */
    public static long length(long... shape) {
        long length = 1;
        for (long size : shape) {
            length = Math.multiplyExact(length, size);
        }
        return length;
    }
}
