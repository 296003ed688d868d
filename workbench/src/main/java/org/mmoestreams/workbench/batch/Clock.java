package org.mmoestreams.workbench.batch;

import java.util.function.Supplier;

/** Sums up how long something took, in all its parts. */
final class Clock {

    private static final double SECOND = 1e9;

    private long nanos;

    /** Runs a part. */
    void run(Runnable part) {
        long start = System.nanoTime();
        part.run();
        nanos += System.nanoTime() - start;
    }

    /** Runs a part that gives something. */
    <T> T of(Supplier<T> part) {
        long start = System.nanoTime();
        T value = part.get();
        nanos += System.nanoTime() - start;
        return value;
    }

    double seconds() {
        return nanos / SECOND;
    }
}
