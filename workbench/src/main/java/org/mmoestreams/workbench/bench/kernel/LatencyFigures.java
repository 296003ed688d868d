package org.mmoestreams.workbench.bench.kernel;

import org.mmoestreams.workbench.bench.Spread;

/**
 * How long predictions of few rows take, look-ups included.
 *
 * @param shape what was measured
 * @param rows rows predicted at once
 * @param medianMicros the median of each round's calls
 * @param p99Micros the 99th percentile of each round's calls
 */
public record LatencyFigures(KernelShape shape, int rows, Spread medianMicros, Spread p99Micros) {}
