package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;

/** Labels in an entry of the metrics' store: a bit each where all are 0 or 1, else 8 bytes each. */
final class StoredLabels {

    private static final long ZERO = Double.doubleToRawLongBits(0);
    private static final long ONE = Double.doubleToRawLongBits(1);

    private StoredLabels() {}

    static ByteBuffer write(double[] labels) {
        byte[] bits = new byte[bytesOfBits(labels.length)];
        for (int row = 0; row < labels.length; row++) {
            long label = Double.doubleToRawLongBits(labels[row]);
            if (label == ONE) {
                bits[row / Byte.SIZE] |= (byte) (1 << row % Byte.SIZE);
            } else if (label != ZERO) {
                return inFull(labels);
            }
        }
        return ByteBuffer.wrap(bits);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param length how many bytes that was
     * @param rows how many labels there are
     * @throws IllegalStateException when so many labels do not take so many bytes
     */
    static double[] read(int length, int rows, ByteBuffer in) {
        int from = in.position();
        double[] labels = new double[rows];
        if (length == bytesOfBits(rows)) {
            for (int row = 0; row < rows; row++) {
                labels[row] = (in.get(from + row / Byte.SIZE) >> row % Byte.SIZE) & 1;
            }
        } else {
            checkFull(length, rows);
            in.asDoubleBuffer().get(labels);
        }
        in.position(from + length);
        return labels;
    }

    private static void checkFull(int length, int rows) {
        if (length != rows * Double.BYTES) {
            throw new IllegalStateException(
                    "stored labels: " + length + " bytes (expected: " + bytesOfBits(rows) + " or " + rows * Double.BYTES
                            + " of " + rows + " rows; the store is damaged, run reset to start anew)");
        }
    }

    private static ByteBuffer inFull(double[] labels) {
        ByteBuffer full = ByteBuffer.allocate(labels.length * Double.BYTES);
        full.asDoubleBuffer().put(labels);
        return full;
    }

    private static int bytesOfBits(int rows) {
        return (rows + Byte.SIZE - 1) / Byte.SIZE;
    }
}
