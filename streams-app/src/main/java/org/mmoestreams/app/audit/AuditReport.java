package org.mmoestreams.app.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param partitions by features partition; those without a model are left out
 */
public record AuditReport(List<PartitionReport> partitions) {

    /** Keeps a copy of the list. */
    public AuditReport {
        partitions = List.copyOf(partitions);
    }

    /** Whether nothing is different. */
    public boolean isEqual() {
        return partitions.stream().noneMatch(PartitionReport::isDifferent);
    }
}
