package org.mmoestreams.app.audit;

import java.util.Map;

/**
 * What the audit of a partition found.
 *
 * @param partition the features partition
 * @param audited how much was audited
 * @param labels how many labels came from what
 * @param outcome what was found
 * @param message what is different, or why something was not compared; empty when all is equal
 */
public record PartitionReport(
        int partition, Audited audited, Map<Backing, Long> labels, Outcome outcome, String message) {

    /**
     * How much was audited this time.
     *
     * @param from the number of the first window
     * @param windows how many windows
     * @param rows how many rows they have
     * @param digests how many digests were compared
     * @param unlearnt how many labels were read in time of which the windows say nothing, though they need not be
     *     missing; 0 where the stored model was not compared
     */
    public record Audited(long from, long windows, long rows, long digests, long unlearnt) {}

    /** Keeps a copy of the counts. */
    public PartitionReport {
        labels = Map.copyOf(labels);
    }

    /** Whether something is different. */
    public boolean isDifferent() {
        return outcome == Outcome.DIFFERENT;
    }
}
