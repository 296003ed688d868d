package org.mmoestreams.workbench.batch;

/**
 * How long rows took.
 *
 * @param rows how many were learnt
 * @param readSeconds reading them, or copying them from memory into batches
 * @param trainSeconds predicting and learning them
 * @param scoreSeconds scoring rows that are not learnt from, and those learnt once more
 */
public record Throughput(long rows, double readSeconds, double trainSeconds, double scoreSeconds) {

    /** Rows learnt per second of reading and training. */
    public double rowsPerSecond() {
        return rows / (readSeconds + trainSeconds);
    }
}
