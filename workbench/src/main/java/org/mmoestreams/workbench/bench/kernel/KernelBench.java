package org.mmoestreams.workbench.bench.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.mmoestreams.nn.NativeRuntime;

/**
 * Measures the kernel on this thread: all shapes and batches take turns, so that what slows the machine slows each of
 * them.
 */
public final class KernelBench {

    private static final int[] FEW_ROWS = {1, 8};

    private KernelBench() {}

    /**
     * Runs the benchmark.
     *
     * @param stop says whether to end early, with the rounds that are complete; the first always is
     * @param say is told what goes on
     */
    public static KernelFigures run(KernelOptions options, BooleanSupplier stop, Consumer<String> say) {
        NativeRuntime.start();
        List<BatchRun> batches = new ArrayList<>();
        List<LatencyRun> latencies = new ArrayList<>();
        try {
            for (KernelShape shape : options.shapes()) {
                options.batches().forEach(rows -> batches.add(new BatchRun(shape, rows, options.seed())));
                for (int rows : FEW_ROWS) {
                    latencies.add(new LatencyRun(shape, rows, options.seed()));
                }
            }
            say.accept("warming up");
            batches.forEach(run -> run.warmUp(options.warmUp()));
            latencies.forEach(run -> run.warmUp(options.warmUp()));
            for (int round = 0; round < options.rounds() && (round == 0 || !stop.getAsBoolean()); round++) {
                say.accept("round " + (round + 1) + " of " + options.rounds());
                batches.forEach(run -> run.round(options.slice()));
                latencies.forEach(LatencyRun::round);
            }
            return new KernelFigures(
                    batches.stream().map(BatchRun::figures).toList(),
                    latencies.stream().map(LatencyRun::figures).toList());
        } finally {
            batches.forEach(BatchRun::close);
            latencies.forEach(LatencyRun::close);
        }
    }
}
