package org.mmoestreams.workbench.bench.stream;

import java.nio.file.Path;
import java.util.List;
import org.mmoestreams.app.config.Secrets;

/**
 * What a benchmark was asked for, as it is written down.
 *
 * @param data what the rows are
 * @param rows files of rows; none: generated rows
 * @param events events of each slice of throughput
 * @param rounds how often learner and pass-through alternated, and the learner was started and killed
 * @param secondsAtEachRate how long events came at each rate
 * @param seed seeded the generated rows
 * @param settings of learner and pass-through beside the defaults, secrets masked
 */
public record Asked(
        String data,
        List<String> rows,
        long events,
        int rounds,
        double secondsAtEachRate,
        long seed,
        List<String> settings) {

    static Asked of(StreamBenchOptions options) {
        return new Asked(
                options.data().name(),
                options.rows().stream().map(Path::toString).toList(),
                options.events(),
                options.rounds(),
                options.atEachRate().toMillis() / 1e3,
                options.seed(),
                options.assignments().stream().map(Secrets::maskAssignment).toList());
    }
}
