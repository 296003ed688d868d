package org.mmoestreams.workbench.bench.kernel;

import static org.mmoestreams.workbench.bench.Table.figure;

import java.util.Locale;
import org.mmoestreams.workbench.bench.Table;

/** The figures of the kernel as one table: batches, then single calls. */
public final class KernelTable {

    private static final String NONE = "";

    private KernelTable() {}

    /** The table of some figures. */
    public static Table of(KernelFigures figures) {
        Table table = Table.of(
                "shape",
                "rows",
                "training, rows/s",
                "prediction, rows/s",
                "three products, rows/s",
                "training / products (CPU)",
                "CPU s / million",
                "bytes / row",
                "prediction, us",
                "p99, us");
        for (BatchFigures batch : figures.batches()) {
            table.row(
                    name(batch.shape()),
                    Integer.toString(batch.batchRows()),
                    figure(batch.trainingRowsPerSecond(), 0),
                    figure(batch.predictionRowsPerSecond(), 0),
                    figure(batch.productsRowsPerSecond(), 0),
                    figure(batch.trainingToProducts(), 2),
                    figure(batch.cpuSecondsPerMillionRows().median(), 2),
                    figure(batch.bytesPerRow().median(), 1),
                    NONE,
                    NONE);
        }
        for (LatencyFigures call : figures.latencies()) {
            table.row(
                    name(call.shape()),
                    Integer.toString(call.rows()),
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    figure(call.medianMicros(), 1),
                    figure(call.p99Micros().median(), 1));
        }
        return table;
    }

    private static String name(KernelShape shape) {
        return shape.name().toLowerCase(Locale.ROOT);
    }
}
