package org.mmoestreams.workbench.graph;

import static org.mmoestreams.checks.Checks.check;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A tensor whose values are known: an initialiser of a graph.
 *
 * @param type of its elements
 * @param shape the sizes of its dimensions; none for a single element
 * @param data the elements, row after row, little-endian
 */
public record Constant(ElementType type, List<Long> shape, ByteString data) {

    /** Keeps a copy of the shape, and checks that the elements are as many as it has. */
    public Constant {
        shape = List.copyOf(shape);
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        check(
                data.size() == elements * type.bytes(),
                "constant",
                data.size() + " bytes",
                elements + " elements of " + type.bytes() + " bytes, as shape " + shape + " has");
    }

    /** Floats. */
    public static Constant floats(float[] values, long... shape) {
        ByteBuffer data = buffer((long) values.length * Float.BYTES);
        data.asFloatBuffer().put(values);
        return of(ElementType.FLOAT, data, shape);
    }

    /** Doubles. */
    public static Constant doubles(double[] values, long... shape) {
        ByteBuffer data = buffer((long) values.length * Double.BYTES);
        data.asDoubleBuffer().put(values);
        return of(ElementType.DOUBLE, data, shape);
    }

    /** Whole numbers. */
    public static Constant longs(long[] values, long... shape) {
        return of(ElementType.INT64, data(values), shape);
    }

    /** Whole numbers without a sign: the bits are those of the values. */
    public static Constant unsigned(long[] values, long... shape) {
        return of(ElementType.UINT64, data(values), shape);
    }

    /** A list of whole numbers, such as a shape, axes or places. */
    public static Constant list(long... values) {
        return longs(values, values.length);
    }

    private static Constant of(ElementType type, ByteBuffer data, long... shape) {
        return new Constant(type, LongStream.of(shape).boxed().toList(), UnsafeByteOperations.unsafeWrap(data));
    }

    private static ByteBuffer data(long... values) {
        ByteBuffer data = buffer((long) values.length * Long.BYTES);
        data.asLongBuffer().put(values);
        return data;
    }

    private static ByteBuffer buffer(long bytes) {
        return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
