package org.mmoestreams.app.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.experts.GateUse;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.ExpertDuplicate;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.ExpertShare;

/**
 * Makes the records of how one model uses its experts.
 *
 * @param modelId the model's id
 * @param partition the features partition that it learns from
 * @param deadWindows in how many windows in a row an expert is idle that is dead
 */
record ExpertRecords(String modelId, int partition, int deadWindows) {

    /**
     * The record of a task over the model's newest span; empty where no row has gate weights that are numbers.
     *
     * @param gate the task's place among the tasks
     */
    Optional<ExpertMetrics> of(Task task, int gate, ModelExperts model) {
        ExpertSpan span = model.newest();
        GateUse use = span.use().gates().get(gate);
        if (use.rows() == 0) {
            return Optional.empty();
        }
        List<ExpertShare> shares = new ArrayList<>();
        for (int expert = 0; expert < use.experts(); expert++) {
            shares.add(new ExpertShare(
                    use.meanWeight(expert), use.topShare(expert), model.isDead(gate, expert, deadWindows)));
        }
        return Optional.of(ExpertMetrics.newBuilder()
                .setTask(task.name())
                .setModelId(modelId)
                .setPartition(partition)
                .setModelVersionFrom(span.versionFrom())
                .setModelVersionTo(span.versionTo())
                .setEventTimeFrom(Instant.ofEpochMilli(span.timeFrom()))
                .setEventTimeTo(Instant.ofEpochMilli(span.timeTo()))
                .setRows(use.rows())
                .setGateEntropy(use.entropy())
                .setEffectiveExperts(use.effectiveExperts())
                .setImbalance(use.imbalance())
                .setExperts(shares)
                .setDuplicates(duplicates(span.use()))
                .build());
    }

    private static List<ExpertDuplicate> duplicates(ExpertUse use) {
        return use.alike().stream()
                .map(pair -> new ExpertDuplicate(pair.first(), pair.second(), pair.cosine()))
                .toList();
    }
}
