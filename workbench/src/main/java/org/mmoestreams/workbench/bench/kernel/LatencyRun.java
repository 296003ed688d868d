package org.mmoestreams.workbench.bench.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.workbench.bench.Spread;

/** Single calls that predict few rows, by a model that has learnt for a while and does not learn meanwhile. */
final class LatencyRun implements AutoCloseable {

    private static final int BATCH_ROWS = 256;
    private static final int POOL = 8192;
    private static final int CALLS = 5000;
    private static final double NANOS_PER_MICRO = 1e3;

    private final KernelShape shape;
    private final int rows;
    private final Trainee trainee;
    private final long[] nanos = new long[CALLS];
    private final List<Double> medians = new ArrayList<>();
    private final List<Double> p99s = new ArrayList<>();

    LatencyRun(KernelShape shape, int rows, long seed) {
        this.shape = shape;
        this.rows = rows;
        trainee = shape.trainee(BATCH_ROWS, POOL, seed);
    }

    void warmUp(Duration length) {
        Slice.of(trainee::train, BATCH_ROWS, length.dividedBy(4));
        Slice.of(() -> trainee.predict(rows), rows, length.dividedBy(2));
    }

    void round() {
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            trainee.predict(rows);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        medians.add(nanos[CALLS / 2] / NANOS_PER_MICRO);
        p99s.add(nanos[CALLS * 99 / 100] / NANOS_PER_MICRO);
    }

    LatencyFigures figures() {
        return new LatencyFigures(shape, rows, Spread.of(medians), Spread.of(p99s));
    }

    @Override
    public void close() {
        trainee.close();
    }
}
