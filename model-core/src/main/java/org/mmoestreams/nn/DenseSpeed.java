package org.mmoestreams.nn;

import static org.mmoestreams.checks.Checks.atLeast;

import java.time.Duration;

/** How fast OpenBLAS multiplies here, on this thread: it tells which kernels the core type has chosen. */
public final class DenseSpeed {

    private static final int SLICES = 5;
    private static final double OPERATIONS = 2;

    private DenseSpeed() {}

    /**
     * Billions of floating-point operations a second in products of {@code rows x inputs} with {@code inputs x outputs}
     * numbers of 4 bytes: the best of a few slices, so that other load counts little. Call {@link NativeRuntime#start}
     * before.
     *
     * @param rows at least 1, as the other two
     * @param slice how long each slice takes
     */
    public static double gigaflops(int rows, int inputs, int outputs, Duration slice) {
        atLeast("rows", rows, 1);
        atLeast("inputs", inputs, 1);
        atLeast("outputs", outputs, 1);
        try (DenseMatrix x = DenseMatrix.filled(rows, inputs);
                DenseMatrix w = DenseMatrix.filled(inputs, outputs);
                DenseMatrix z = DenseMatrix.filled(rows, outputs)) {
            double best = 0;
            for (int i = 0; i < SLICES; i++) {
                best = Math.max(best, perNano(() -> z.product(x, w), slice.toNanos()));
            }
            return best * OPERATIONS * rows * inputs * outputs;
        }
    }

    /** How many times a nanosecond something is done. */
    private static double perNano(Runnable done, long nanos) {
        long begin = System.nanoTime();
        long times = 0;
        long taken;
        do {
            done.run();
            times++;
            taken = System.nanoTime() - begin;
        } while (taken < nanos);
        return (double) times / taken;
    }
}
