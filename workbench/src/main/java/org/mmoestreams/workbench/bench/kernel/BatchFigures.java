package org.mmoestreams.workbench.bench.kernel;

import org.mmoestreams.workbench.bench.Spread;

/**
 * How fast batches of a size are.
 *
 * @param shape what was measured
 * @param batchRows rows of a batch
 * @param trainingRowsPerSecond look-ups, forward, backward and optimiser
 * @param predictionRowsPerSecond look-ups and forward
 * @param productsRowsPerSecond the three dense products of the batch alone, see {@link DenseProducts}
 * @param trainingToProducts how fast training is, the products being 1: rows by processor time, so that other
 *     load does not count; each pair measured one after the other
 * @param cpuSecondsPerMillionRows of training
 * @param bytesPerRow what training allocates on the heap
 */
public record BatchFigures(
        KernelShape shape,
        int batchRows,
        Spread trainingRowsPerSecond,
        Spread predictionRowsPerSecond,
        Spread productsRowsPerSecond,
        Spread trainingToProducts,
        Spread cpuSecondsPerMillionRows,
        Spread bytesPerRow) {}
