package org.mmoestreams.app.scored;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers of rows as little-endian bytes of a fixed width. */
public final class ByteColumns {

    /** No rows, or nothing to say of them. */
    public static final ByteBuffer NONE = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private ByteColumns() {}

    /** Numbers of 8 bytes each. */
    public static ByteBuffer longs(long[] numbers) {
        ByteBuffer bytes = empty(numbers.length * Long.BYTES);
        bytes.asLongBuffer().put(numbers);
        return bytes;
    }

    /** What {@link #longs(long[])} wrote; the bytes stay as they are. */
    public static long[] longs(ByteBuffer bytes) {
        long[] numbers = new long[bytes.remaining() / Long.BYTES];
        in(bytes).asLongBuffer().get(numbers);
        return numbers;
    }

    /** Numbers of 2 bytes each, 0 to 65,535. */
    public static ByteBuffer shorts(int[] numbers) {
        ByteBuffer bytes = empty(numbers.length * Short.BYTES);
        for (int i = 0; i < numbers.length; i++) {
            bytes.putShort(i * Short.BYTES, (short) numbers[i]);
        }
        return bytes;
    }

    /** What {@link #shorts(int[])} wrote; the bytes stay as they are. */
    public static int[] shorts(ByteBuffer bytes) {
        int[] numbers = new int[bytes.remaining() / Short.BYTES];
        ByteBuffer in = in(bytes);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Short.toUnsignedInt(in.getShort());
        }
        return numbers;
    }

    /** Numbers of 8 bytes each. */
    public static ByteBuffer doubles(double[] numbers) {
        ByteBuffer bytes = empty(numbers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(numbers);
        return bytes;
    }

    /** What {@link #doubles(double[])} wrote; the bytes stay as they are. */
    public static double[] doubles(ByteBuffer bytes) {
        double[] numbers = new double[bytes.remaining() / Double.BYTES];
        in(bytes).asDoubleBuffer().get(numbers);
        return numbers;
    }

    /**
     * Some of what {@link #doubles(double[])} wrote, in an order; the bytes stay as they are.
     *
     * @param places which, from 0
     */
    public static double[] doubles(ByteBuffer bytes, int[] places) {
        ByteBuffer in = in(bytes);
        double[] numbers = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            numbers[i] = in.getDouble(in.position() + places[i] * Double.BYTES);
        }
        return numbers;
    }

    private static ByteBuffer empty(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer in(ByteBuffer bytes) {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }
}
