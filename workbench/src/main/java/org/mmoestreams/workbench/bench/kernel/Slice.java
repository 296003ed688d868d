package org.mmoestreams.workbench.bench.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a thread did for some time.
 *
 * @param rows how many rows it worked through
 * @param seconds how long it took
 * @param cpuSeconds processor time of the thread
 * @param bytes what it allocated on the heap
 */
record Slice(long rows, double seconds, double cpuSeconds, long bytes) {

    private static final double NANOS = 1e9;

    /** Repeats work for a time, on this thread. */
    static Slice of(Runnable work, int rowsEach, Duration length) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long now = start;
        long rows = 0;
        for (; now - start < length.toNanos(); now = System.nanoTime()) {
            work.run();
            rows += rowsEach;
        }
        return new Slice(
                rows,
                (now - start) / NANOS,
                (threads.getCurrentThreadCpuTime() - cpu) / NANOS,
                threads.getCurrentThreadAllocatedBytes() - bytes);
    }

    double rowsPerSecond() {
        return rows / seconds;
    }

    double cpuSecondsPerMillion() {
        return cpuSeconds / rows * 1e6;
    }

    double bytesPerRow() {
        return (double) bytes / rows;
    }
}
