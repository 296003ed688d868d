package org.mmoestreams.workbench.bench.stream;

import java.util.List;

/**
 * What the benchmark of the stream measured; parts that were not asked for are empty or null.
 *
 * @param asked what was asked for
 * @param throughput by number of partitions
 * @param latency by subject and rate
 * @param restore start and restart
 * @param learnerPeakResidentBytes most memory that any learner of a throughput slice had resident; null when there was
 *     none
 */
public record StreamFigures(
        Asked asked,
        List<Throughput> throughput,
        List<Latency> latency,
        Restore restore,
        Long learnerPeakResidentBytes) {}
