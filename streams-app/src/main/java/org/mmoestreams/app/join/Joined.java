package org.mmoestreams.app.join;

import org.mmoestreams.features.NetworkTasks;

/** A row that waited, and the labels that it is to be learnt with now. Not to be kept. */
public final class Joined {

    private final byte[] id;
    private final WaitingRow row;
    private final double[] labels;
    private final boolean correction;
    private final long known;

    Joined(byte[] id, WaitingRow row, double[] labels, boolean correction, long known) {
        this.id = id;
        this.row = row;
        this.labels = labels;
        this.correction = correction;
        this.known = known;
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

    /**
     * When the labels were there to be learnt, in milliseconds since the epoch, not before the event's time: the time
     * of the label that brought the row here, or the last moment of the window whose end did.
     */
    public long known() {
        return known;
    }

    /** Whether the row was learnt with a negative for these tasks before. */
    public boolean isCorrection() {
        return correction;
    }
}
