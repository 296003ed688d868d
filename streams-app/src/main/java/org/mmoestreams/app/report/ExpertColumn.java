package org.mmoestreams.app.report;

import java.util.List;
import org.mmoestreams.schemas.ExpertDuplicate;
import org.mmoestreams.schemas.ExpertMetrics;

/**
 * How a task's gate used a model's experts in some windows: a column of the heat map.
 *
 * @param versionFrom the first window
 * @param versionTo the last one, inclusive
 * @param rows rows in them
 * @param cells by the experts' numbers
 * @param duplicates pairs of experts whose outputs are the same
 */
record ExpertColumn(
        long versionFrom, long versionTo, long rows, List<ExpertCell> cells, List<ExpertDuplicate> duplicates) {

    static ExpertColumn of(ExpertMetrics metrics) {
        return new ExpertColumn(
                metrics.getModelVersionFrom(),
                metrics.getModelVersionTo(),
                metrics.getRows(),
                metrics.getExperts().stream().map(ExpertCell::of).toList(),
                List.copyOf(metrics.getDuplicates()));
    }
}
