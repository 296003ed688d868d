package org.mmoestreams.workbench.bench.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.mmoestreams.workbench.bench.Spread;

/** The slices of one shape and batch. */
final class BatchRun implements AutoCloseable {

    private static final int POOL_BATCHES = 4;
    private static final int LEAST_POOL = 8192;

    private final KernelShape shape;
    private final int batchRows;
    private final Trainee trainee;
    private final DenseProducts products;
    private final List<Slice> training = new ArrayList<>();
    private final List<Slice> prediction = new ArrayList<>();
    private final List<Slice> multiplication = new ArrayList<>();

    BatchRun(KernelShape shape, int batchRows, long seed) {
        this.shape = shape;
        this.batchRows = batchRows;
        trainee = shape.trainee(batchRows, Math.max(LEAST_POOL, POOL_BATCHES * batchRows), seed);
        products = shape.products(batchRows);
    }

    void warmUp(Duration length) {
        Slice.of(trainee::train, batchRows, length);
        Slice.of(() -> trainee.predict(batchRows), batchRows, length.dividedBy(2));
        Slice.of(products::multiply, batchRows, length.dividedBy(8));
    }

    void round(Duration slice) {
        training.add(Slice.of(trainee::train, batchRows, slice));
        multiplication.add(Slice.of(products::multiply, batchRows, slice));
        prediction.add(Slice.of(() -> trainee.predict(batchRows), batchRows, slice));
    }

    BatchFigures figures() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < training.size(); i++) {
            ratios.add(multiplication.get(i).cpuSecondsPerMillion()
                    / training.get(i).cpuSecondsPerMillion());
        }
        return new BatchFigures(
                shape,
                batchRows,
                spread(training, Slice::rowsPerSecond),
                spread(prediction, Slice::rowsPerSecond),
                spread(multiplication, Slice::rowsPerSecond),
                Spread.of(ratios),
                spread(training, Slice::cpuSecondsPerMillion),
                spread(training, Slice::bytesPerRow));
    }

    @Override
    public void close() {
        trainee.close();
        products.close();
    }

    private static Spread spread(List<Slice> slices, ToDoubleFunction<Slice> figure) {
        return Spread.of(slices.stream().mapToDouble(figure).toArray());
    }
}
