package org.mmoestreams.workbench.bench.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The benchmark of the stream, from start to end: its own broker, processes of their own, nothing left behind. */
public final class StreamBench {

    private StreamBench() {}

    /**
     * Runs the parts that are asked for.
     *
     * @param interrupted asked now and then whether to give up
     * @param view is told how it goes
     * @throws IllegalStateException when a process ends early or stands still, or the benchmark is interrupted
     */
    public static StreamFigures run(StreamBenchOptions options, BooleanSupplier interrupted, Consumer<String> view) {
        try (Bench bench = Bench.start(options, interrupted, view)) {
            List<Throughput> throughput = new ArrayList<>();
            if (options.parts().contains(StreamPart.THROUGHPUT)) {
                for (int partitions : options.partitions()) {
                    throughput.add(Throughput.measure(bench, partitions, bench.preload(partitions)));
                }
            }
            List<Latency> latency =
                    options.parts().contains(StreamPart.LATENCY) ? LatencyMeter.measure(bench) : List.of();
            Restore restore =
                    options.parts().contains(StreamPart.RESTORE) ? Restore.measure(bench, bench.preload(1)) : null;
            return new StreamFigures(Asked.of(options), throughput, latency, restore, peakResident(throughput));
        }
    }

    private static Long peakResident(List<Throughput> throughput) {
        return throughput.stream()
                .flatMap(each -> Subject.LEARNER.among(each.slices()).stream())
                .map(SliceFigures::peakResidentBytes)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
