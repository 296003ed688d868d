package org.mmoestreams.features;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Texts in byte arrays as words of eight bytes, the first byte the lowest, and what is left after the last whole word.
 */
public final class ByteWords {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ByteWords() {}

    /** The eight bytes from {@code at} on. */
    public static long at(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /**
     * The bytes after the last whole word of the {@code length} bytes from {@code offset} on, zeros above; 0 when there
     * are none. The same whatever lies behind them.
     */
    public static long rest(byte[] bytes, int offset, int length) {
        int count = length % Long.BYTES;
        int from = offset + length - count;
        if (from + Long.BYTES <= bytes.length) {
            return at(bytes, from) & ((1L << (count * Byte.SIZE)) - 1);
        }
        long rest = 0;
        for (int i = count - 1; i >= 0; i--) {
            rest = (rest << Byte.SIZE) | (bytes[from + i] & 0xFF);
        }
        return rest;
    }
}
