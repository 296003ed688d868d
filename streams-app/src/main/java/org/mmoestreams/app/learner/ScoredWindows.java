package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.app.scored.ByteColumns;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;

/** Makes the record of a closed window's scores and labels, and of what its rows are ordered and grouped by. */
final class ScoredWindows {

    private final int partition;
    private final List<Task> tasks;
    private final SliceTexts slices;

    ScoredWindows(int partition, List<Task> tasks, SliceTexts slices) {
        this.partition = partition;
        this.tasks = tasks;
        this.slices = slices;
    }

    /**
     * The record of a window.
     *
     * @param labelled at least one row
     * @param labels what was counted of labels that come late; empty where none do
     * @param experts how experts were used in its rows; empty where there are none
     */
    ScoredWindow of(PendingBatch labelled, long modelVersion, Optional<byte[]> labels, Optional<ExpertUse> experts) {
        RowColumns rows = RowColumns.of(labelled, modelVersion);
        List<ScoredTask> scored = new ArrayList<>(tasks.size());
        for (int task = 0; task < tasks.size(); task++) {
            scored.add(scored(labelled, task));
        }
        return ScoredWindow.newBuilder()
                .setPartition(partition)
                .setModelVersion(modelVersion)
                .setEventTimeFrom(Instant.ofEpochMilli(rows.timeFrom()))
                .setEventTimeTo(Instant.ofEpochMilli(rows.timeTo()))
                .setRows(labelled.size())
                .setTasks(scored)
                .setLabelCounts(labels.map(ByteBuffer::wrap).orElse(null))
                .setKeys(rows.keys())
                .setKnown(rows.known())
                .setTimes(rows.times())
                .setVersions(rows.versions())
                .setSlices(slices.of(labelled))
                .setExperts(experts.map(use -> ByteBuffer.wrap(use.write())).orElse(null))
                .build();
    }

    private ScoredTask scored(PendingBatch labelled, int task) {
        RowBatch rows = labelled.rows();
        ByteBuffer scores = ByteBuffer.allocate(labelled.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer labels = ByteBuffer.allocate(labelled.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int[] scoredRows = new int[labelled.size()];
        int size = 0;
        int unscored = 0;
        for (int index = 0; index < labelled.size(); index++) {
            double label = rows.label(index, task);
            double score = labelled.score(index, task);
            if (Double.isNaN(label)) {
                continue;
            }
            if (Double.isFinite(score)) {
                scores.putDouble(score);
                labels.putDouble(label);
                scoredRows[size++] = index;
            } else {
                unscored++;
            }
        }
        ByteBuffer which =
                size == labelled.size() ? ByteColumns.NONE : ByteColumns.shorts(Arrays.copyOf(scoredRows, size));
        return new ScoredTask(tasks.get(task).name(), scores.flip(), labels.flip(), unscored, which);
    }
}
