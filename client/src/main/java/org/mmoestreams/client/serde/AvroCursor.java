package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * Reads Avro's binary encoding (Avro specification, "Binary Encoding") from an array, without taking memory: a length
 * is believed only as far as there are bytes.
 */
final class AvroCursor {

    /** What messages about malformed values end with. */
    static final String EXPECTED = " (expected: the datum of its schema and no more)";

    private static final int MOST_INT_BYTES = 5;
    private static final int MOST_LONG_BYTES = 10;

    private byte[] bytes;
    private ByteBuffer littleEndian;
    private int position;

    AvroCursor() {
        reset(new byte[0], 0);
    }

    void reset(byte[] source, int from) {
        bytes = source;
        littleEndian = ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN);
        position = from;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    /** Checks that nothing is left. */
    void requireEnd() throws BadEventException {
        if (position < bytes.length) {
            throw new BadEventException(Reason.MALFORMED, "value: bytes left over" + EXPECTED);
        }
    }

    /** A long, or the length of text or of bytes, or the count of a block. */
    long readLong() throws BadEventException {
        return readVarint(MOST_LONG_BYTES);
    }

    /** An int. */
    int readInt() throws BadEventException {
        long value = readVarint(MOST_INT_BYTES);
        if (value != (int) value) {
            throw malformed("an int of " + value);
        }
        return (int) value;
    }

    /** The index of a union's branch or an enum's symbol, below {@code size}. */
    int readIndex(int size) throws BadEventException {
        int index = readInt();
        if (index < 0 || index >= size) {
            throw malformed("branch or symbol " + index + " of " + size);
        }
        return index;
    }

    boolean readBoolean() throws BadEventException {
        int at = skip(1);
        if (bytes[at] != 0 && bytes[at] != 1) {
            throw malformed("a boolean of " + bytes[at]);
        }
        return bytes[at] == 1;
    }

    float readFloat() throws BadEventException {
        return littleEndian.getFloat(skip(Float.BYTES));
    }

    double readDouble() throws BadEventException {
        return littleEndian.getDouble(skip(Double.BYTES));
    }

    /** The length of a string or of bytes, all of which are there; the cursor stands at their first. */
    int readLength() throws BadEventException {
        long length = readLong();
        if (length < 0) {
            throw malformed("a length of " + length);
        }
        if (length > bytes.length - position) {
            throw malformed("a length of more bytes than are left");
        }
        return (int) length;
    }

    /** Goes on by {@code length} bytes and returns where they begin. */
    int skip(int length) throws BadEventException {
        if (length > bytes.length - position) {
            throw malformed("it ends in the middle of a value");
        }
        int at = position;
        position += length;
        return at;
    }

    private long readVarint(int mostBytes) throws BadEventException {
        long value = 0;
        for (int i = 0; i < mostBytes; i++) {
            if (position == bytes.length) {
                throw malformed("it ends in the middle of a number");
            }
            byte next = bytes[position++];
            if (i == MOST_LONG_BYTES - 1 && (next & ~1) != 0) {
                // nine bytes hold 63 bits: one is left
                throw malformed("a number of more than 64 bits");
            }
            value |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw malformed("a number of more than " + mostBytes + " bytes");
    }

    /** Refuses a value that does not decode. */
    static BadEventException malformed(String what) {
        return new BadEventException(Reason.MALFORMED, "value: does not decode: " + what + EXPECTED);
    }
}
