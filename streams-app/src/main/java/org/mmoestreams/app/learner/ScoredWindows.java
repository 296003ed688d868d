package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;

/** Makes the record of a closed window's scores and labels. */
final class ScoredWindows {

    private final int partition;
    private final List<Task> tasks;

    ScoredWindows(int partition, List<Task> tasks) {
        this.partition = partition;
        this.tasks = tasks;
    }

    /**
     * The record of a window.
     *
     * @param labels what was counted of labels that come late; empty where none do
     * @param experts how experts were used in its rows; empty where there are none
     */
    ScoredWindow of(PendingBatch labelled, long modelVersion, Optional<byte[]> labels, Optional<ExpertUse> experts) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int index = 0; index < labelled.size(); index++) {
            from = Math.min(from, labelled.get(index).eventTime());
            to = Math.max(to, labelled.get(index).eventTime());
        }
        List<ScoredTask> scored = new ArrayList<>(tasks.size());
        for (int task = 0; task < tasks.size(); task++) {
            scored.add(scored(labelled, task));
        }
        return new ScoredWindow(
                partition,
                modelVersion,
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                labelled.size(),
                scored,
                labels.map(ByteBuffer::wrap).orElse(null),
                experts.map(use -> ByteBuffer.wrap(use.write())).orElse(null));
    }

    private ScoredTask scored(PendingBatch labelled, int task) {
        RowBatch rows = labelled.rows();
        ByteBuffer scores = ByteBuffer.allocate(labelled.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer labels = ByteBuffer.allocate(labelled.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
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
            } else {
                unscored++;
            }
        }
        return new ScoredTask(tasks.get(task).name(), scores.flip(), labels.flip(), unscored);
    }
}
