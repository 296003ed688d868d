package org.mmoestreams.workbench.bench.stream;

/**
 * What one subject did in one slice.
 *
 * @param subject its name
 * @param partitions partitions, and threads
 * @param measuredEvents events of the second half that were measured
 * @param eventsPerSecond of these
 * @param cpuSecondsPerMillion CPU seconds that the process used per million of these
 * @param peakResidentBytes most memory that the process had resident; null where the system does not tell
 * @param changelog what it wrote to changelogs; null when it has none
 */
public record SliceFigures(
        String subject,
        int partitions,
        long measuredEvents,
        double eventsPerSecond,
        double cpuSecondsPerMillion,
        Long peakResidentBytes,
        ChangelogFigures changelog) {}
