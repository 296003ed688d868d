package org.mmoestreams.workbench.bench.stream;

import java.util.Map;

/**
 * What a learner wrote to its changelogs in a run over all events, bytes as they are on disk.
 *
 * @param bytes by store
 * @param records by store
 * @param commits transactions that wrote to the model's changelog
 * @param bytesPerEvent of all stores
 * @param bytesPerSecond of all stores, between first and last commit
 * @param bytesPerCommit of all stores
 */
public record ChangelogFigures(
        Map<String, Long> bytes,
        Map<String, Long> records,
        long commits,
        double bytesPerEvent,
        double bytesPerSecond,
        double bytesPerCommit) {}
