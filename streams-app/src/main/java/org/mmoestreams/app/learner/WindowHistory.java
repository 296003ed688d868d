package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mmoestreams.app.history.LearntReactions;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.schemas.LearntWindow;

/** Makes the records from which a window can be learnt again: its rows in their order, and with which labels. */
final class WindowHistory {

    /** So many rows make a record that is well under the usual limit of a megabyte, whatever their ids. */
    private static final int ROWS_PER_RECORD = 1024;
    /** As many labels as that, with more tasks than most have. */
    private static final int LABELS_PER_RECORD = 32 * 1024;
    /** Every so manieth version has its digest: a digest reads the whole model. */
    private static final int VERSIONS_PER_DIGEST = 256;

    private final int partition;
    private final int tasks;
    private final int rowsPerRecord;
    private final Supplier<String> digests;

    /**
     * Makes such records.
     *
     * @param tasks how many labels a row has
     * @param digests gives the present model's digest
     */
    WindowHistory(int partition, int tasks, Supplier<String> digests) {
        this.partition = partition;
        this.tasks = tasks;
        this.rowsPerRecord = Math.max(1, Math.min(ROWS_PER_RECORD, LABELS_PER_RECORD / tasks));
        this.digests = digests;
    }

    /** The records of a window that was just closed, once the learner has reacted to it. */
    List<LearntWindow> of(PendingBatch rows, long window, Learnt learnt) {
        String digest = (window + 1) % VERSIONS_PER_DIGEST == 0 ? digests.get() : null;
        List<LearntWindow> records = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += rowsPerRecord) {
            records.add(rows(rows, from, Math.min(rows.size(), from + rowsPerRecord))
                    .setWindow(window)
                    .setEventsBefore(learnt.events())
                    .setLearnt(learnt.finite())
                    .setReactions(LearntReactions.records(learnt.reactions()))
                    .setDigest(digest)
                    .build());
        }
        return records;
    }

    private LearntWindow.Builder rows(PendingBatch pending, int from, int to) {
        RowBatch batch = pending.rows();
        int count = to - from;
        List<String> ids = new ArrayList<>(count);
        ByteBuffer sequences = buffer(count);
        ByteBuffer labels = buffer(count * tasks);
        ByteBuffer weights = buffer(count);
        ByteBuffer corrections = ByteBuffer.allocate(count);
        for (int index = from; index < to; index++) {
            ids.add(new String(pending.get(index).id(), StandardCharsets.UTF_8));
            sequences.putLong(pending.get(index).sequence());
            for (int task = 0; task < tasks; task++) {
                labels.putDouble(batch.label(index, task));
            }
            weights.putDouble(batch.weights()[index]);
            corrections.put((byte) (batch.correction(index) ? 1 : 0));
        }
        return LearntWindow.newBuilder()
                .setPartition(partition)
                .setRows(pending.size())
                .setFirstRow(from)
                .setEventIds(ids)
                .setSequences(sequences.flip())
                .setLabels(labels.flip())
                .setWeights(weights.flip())
                .setCorrections(corrections.flip());
    }

    private static ByteBuffer buffer(int values) {
        return ByteBuffer.allocate(values * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
