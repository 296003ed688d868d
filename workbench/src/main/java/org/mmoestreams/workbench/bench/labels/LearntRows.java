package org.mmoestreams.workbench.bench.labels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.schemas.LearntWindow;

/** A window of a model's history: which events were learnt, and with which labels. */
final class LearntRows {

    private final List<LearntWindow> parts;

    private LearntRows(List<LearntWindow> parts) {
        this.parts = parts;
    }

    /** The windows of a history's records, which are in its order. */
    static List<LearntRows> of(List<LearntWindow> records) {
        List<LearntRows> windows = new ArrayList<>();
        for (LearntWindow record : records) {
            if (record.getFirstRow() == 0) {
                windows.add(new LearntRows(new ArrayList<>()));
            }
            windows.get(windows.size() - 1).parts.add(record);
        }
        return windows;
    }

    /** The version of the model before it. */
    long window() {
        return parts.get(0).getWindow();
    }

    int rows() {
        return parts.get(0).getRows();
    }

    /** How many events had been read when it was closed. */
    long eventsBefore() {
        return parts.get(0).getEventsBefore();
    }

    /** Whether its step was finite. */
    boolean wasLearnt() {
        return parts.get(0).getLearnt();
    }

    /** How many rows correct a negative of a task that was learnt before. */
    long corrections(int task) {
        long count = 0;
        for (LearntWindow part : parts) {
            for (int row = 0; row < part.getEventIds().size(); row++) {
                boolean corrects = part.getCorrections().get(row) != 0;
                count += corrects && !Double.isNaN(label(part, row, task)) ? 1 : 0;
            }
        }
        return count;
    }

    /**
     * Puts the rows into a batch, in their order.
     *
     * @param encoded reads the encoded row of an event, by its number, into the batch
     */
    void read(RowBatch batch, EncodedRow encoded) {
        int at = 0;
        for (LearntWindow part : parts) {
            for (int row = 0; row < part.getEventIds().size(); row++, at++) {
                encoded.read(littleEndian(part.getSequences()).getLong(row * Long.BYTES), at);
                for (int task = 0; task < tasks(part); task++) {
                    batch.setLabel(at, task, label(part, row, task));
                }
                batch.weights()[at] = littleEndian(part.getWeights()).getDouble(row * Double.BYTES);
                batch.setCorrection(at, part.getCorrections().get(row) != 0);
            }
        }
    }

    private static double label(LearntWindow part, int row, int task) {
        return littleEndian(part.getLabels()).getDouble((row * tasks(part) + task) * Double.BYTES);
    }

    /** The tasks, and what the network learns beside them. */
    private static int tasks(LearntWindow part) {
        return part.getLabels().remaining() / Double.BYTES / part.getEventIds().size();
    }

    private static ByteBuffer littleEndian(ByteBuffer bytes) {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the encoded row of an event. */
    interface EncodedRow {

        /** Reads an event's row to a place in a batch. */
        void read(long event, int row);
    }
}
