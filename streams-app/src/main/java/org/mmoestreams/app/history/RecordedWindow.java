package org.mmoestreams.app.history;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.Reaction;
import org.mmoestreams.schemas.LearntWindow;

/** A training window as the history has it: which rows it learnt, in which order, with which labels. */
public final class RecordedWindow {

    private final LearntWindow about;
    private final List<String> ids = new ArrayList<>();
    private final long[] sequences;
    private final double[] labels;
    private final double[] weights;
    private final boolean[] corrections;

    private RecordedWindow(LearntWindow about, int tasks) {
        int rows = about.getRows();
        this.about = about;
        sequences = new long[rows];
        labels = new double[rows * tasks];
        weights = new double[rows];
        corrections = new boolean[rows];
    }

    /**
     * The window that some records make.
     *
     * @param parts all records of the window in their order; each sound, see {@link #isSound}
     * @param tasks how many labels a row has: one for each that the network has an output for
     */
    public static RecordedWindow of(List<LearntWindow> parts, int tasks) {
        RecordedWindow window = new RecordedWindow(parts.get(0), tasks);
        parts.forEach(part -> window.add(part, tasks));
        return window;
    }

    /**
     * The windows that the records of one partition make.
     *
     * @param records in the order of the history, none of them missing
     * @param tasks as for one window
     */
    public static List<RecordedWindow> all(List<LearntWindow> records, int tasks) {
        List<RecordedWindow> windows = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= records.size(); to++) {
            if (to == records.size() || records.get(to).getFirstRow() == 0) {
                windows.add(of(records.subList(from, to), tasks));
                from = to;
            }
        }
        return windows;
    }

    /** Whether all that a record says of its rows is about the same number of rows. */
    public static boolean isSound(LearntWindow part, int tasks) {
        int rows = part.getEventIds().size();
        return rows > 0
                && part.getFirstRow() + rows <= part.getRows()
                && part.getSequences().remaining() == rows * Long.BYTES
                && part.getLabels().remaining() == rows * tasks * Double.BYTES
                && part.getWeights().remaining() == rows * Double.BYTES
                && part.getCorrections().remaining() == rows;
    }

    /** Its number, from 0: the model's version before it. */
    public long number() {
        return about.getWindow();
    }

    /** How many events had been encoded when it closed. */
    public long eventsBefore() {
        return about.getEventsBefore();
    }

    /** Whether its step was finite. */
    public boolean learnt() {
        return about.getLearnt();
    }

    /**
     * What the learner did after it.
     *
     * @param tasks how many tasks it has
     * @throws DifferenceException when no learner can have done it
     */
    List<Reaction> reactions(int tasks) throws DifferenceException {
        return LearntReactions.read(about.getReactions(), tasks);
    }

    /** The digest of the model after it, where there is one. */
    public Optional<String> digest() {
        return Optional.ofNullable(about.getDigest());
    }

    /** How many rows it learnt. */
    public int rows() {
        return sequences.length;
    }

    /** The id of the event of a row. */
    public String id(int row) {
        return ids.get(row);
    }

    /** The event's place among all sound events of its partition, from 0. */
    public long sequence(int row) {
        return sequences[row];
    }

    /** The label that a row was learnt with; NaN: the row did not train the task. */
    public double label(int row, int task) {
        return labels[row * (labels.length / sequences.length) + task];
    }

    /** What a row weighed. */
    public double weight(int row) {
        return weights[row];
    }

    /** Whether the tasks that a row was learnt for had learnt it as a negative before. */
    public boolean isCorrection(int row) {
        return corrections[row];
    }

    private void add(LearntWindow part, int tasks) {
        int first = part.getFirstRow();
        int rows = part.getEventIds().size();
        ids.addAll(part.getEventIds());
        part.getSequences()
                .duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(sequences, first, rows);
        part.getLabels()
                .duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(labels, first * tasks, rows * tasks);
        part.getWeights()
                .duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(weights, first, rows);
        byte[] corrects = new byte[rows];
        part.getCorrections().duplicate().get(corrects);
        for (int row = 0; row < rows; row++) {
            corrections[first + row] = corrects[row] != 0;
        }
    }

    @Override
    public String toString() {
        return "window " + number() + " of " + Arrays.toString(sequences);
    }
}
