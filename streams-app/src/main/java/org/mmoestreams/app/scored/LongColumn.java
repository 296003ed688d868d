package org.mmoestreams.app.scored;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * Numbers of rows that mostly differ little from one to the next, as bytes: each as its difference from the one before,
 * the first from 0, in zigzag form and variable length. Times of a busy stream take a byte or two each.
 */
public final class LongColumn {

    private static final int MOST_BYTES = 10;

    private LongColumn() {}

    /** The numbers as bytes. */
    public static ByteBuffer write(long[] numbers) {
        ByteBuffer out = ByteBuffer.allocate(numbers.length * MOST_BYTES);
        long before = 0;
        for (long number : numbers) {
            ByteUtils.writeVarlong(number - before, out);
            before = number;
        }
        return out.flip();
    }

    /**
     * The numbers that {@link #write} wrote.
     *
     * @param bytes stay as they are
     * @param count how many there are
     */
    public static long[] read(ByteBuffer bytes, int count) {
        ByteBuffer in = bytes.duplicate();
        long[] numbers = new long[count];
        long before = 0;
        for (int i = 0; i < count; i++) {
            before += ByteUtils.readVarlong(in);
            numbers[i] = before;
        }
        return numbers;
    }
}
