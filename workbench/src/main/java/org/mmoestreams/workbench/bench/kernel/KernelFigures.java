package org.mmoestreams.workbench.bench.kernel;

import java.util.List;

/**
 * What the benchmark of the kernel measured.
 *
 * @param batches by shape and batch
 * @param latencies by shape and rows
 */
public record KernelFigures(List<BatchFigures> batches, List<LatencyFigures> latencies) {}
