package org.mmoestreams.workbench.bench.stream;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmoestreams.workbench.data.RowDataSet;
import org.mmoestreams.workbench.data.RowRange;

/**
 * What the benchmark of the stream does.
 *
 * @param parts which parts to run, at least one
 * @param data what the rows are
 * @param rows files of its rows, read over and over; none: generated rows
 * @param events events on the topic for each slice of throughput, at least 10,000; its second half is measured
 * @param rounds how often learner and pass-through alternate, and how often the learner is started and killed, at least
 *     1
 * @param partitions numbers of partitions, with as many threads, at least 1 each
 * @param rates events per second to measure latency at, at least 1 each
 * @param atEachRate how long events come at each rate, above 0
 * @param seed seeds the generated rows
 * @param assignments settings of learner and pass-through, {@code key=value} each
 * @param recordings folder for a flight recording of each slice of throughput
 */
public record StreamBenchOptions(
        Set<StreamPart> parts,
        RowDataSet data,
        List<Path> rows,
        long events,
        int rounds,
        List<Integer> partitions,
        List<Integer> rates,
        Duration atEachRate,
        long seed,
        List<String> assignments,
        Optional<Path> recordings) {

    private static final int LEAST_EVENTS = 10_000;

    /** Checks the ranges, and that there are rows. */
    public StreamBenchOptions {
        check(!parts.isEmpty(), "only", parts, "at least one part");
        check(events >= LEAST_EVENTS, "events", events, ">= " + LEAST_EVENTS);
        atLeast("rounds", rounds, 1);
        check(!partitions.isEmpty(), "partitions", partitions, "at least one number");
        partitions.forEach(number -> atLeast("partitions", number, 1));
        rates.forEach(rate -> atLeast("rates", rate, 1));
        check(!atEachRate.isNegative() && !atEachRate.isZero(), "at-each-rate", atEachRate, "> 0");
        data.rows(rows, seed, RowRange.first(0)).close();
        parts = Set.copyOf(parts);
        rows = List.copyOf(rows);
        partitions = List.copyOf(partitions);
        rates = List.copyOf(rates);
        assignments = List.copyOf(assignments);
    }
}
