package org.mmoestreams.app.join;

import org.mmoestreams.features.NetworkTasks;

/** A row that waited, and the labels that it is to be learnt with now. Not to be kept. */
public final class Joined {

    private final byte[] id;
    private final WaitingRow row;
    private final double[] labels;
    private final boolean correction;

    Joined(byte[] id, WaitingRow row, double[] labels, boolean correction) {
        this.id = id;
        this.row = row;
        this.labels = labels;
        this.correction = correction;
    }

    /** The event's id as UTF-8, not to be changed. */
    public byte[] id() {
        return id;
    }

    /** The row, with what was published of it. */
    public WaitingRow row() {
        return row;
    }

    /** The labels by task, of all {@link NetworkTasks}; NaN: the task is not learnt now. */
    public double[] labels() {
        return labels;
    }

    /** Whether the row was learnt with a negative for these tasks before. */
    public boolean isCorrection() {
        return correction;
    }
}
