package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;

/** What a record of the labels topic says of an event: its labels, or that they are withdrawn. */
public final class Label {

    private static final double[] NONE = {};

    private final byte[] id;
    private final long time;
    private final double[] values;

    private Label(byte[] id, long time, double[] values) {
        this.id = id;
        this.time = time;
        this.values = values;
    }

    /**
     * Labels of an event.
     *
     * @param values by task, NaN where there is none; kept
     */
    static Label of(byte[] id, long time, double[] values) {
        return new Label(id, time, values);
    }

    /** The end of the labels of an event that are not learnt yet. */
    static Label withdrawal(byte[] id, long time) {
        return new Label(id, time, NONE);
    }

    /** The id of the event: UTF-8, not to be changed. */
    public byte[] id() {
        return id;
    }

    /** The id as text. */
    public String idText() {
        return new String(id, StandardCharsets.UTF_8);
    }

    /** When the label became known, in milliseconds since the epoch. */
    public long time() {
        return time;
    }

    /** Whether the labels of the event that are not learnt yet are withdrawn; then it has none itself. */
    public boolean isWithdrawal() {
        return values.length == 0;
    }

    /** Whether it has a label of the task at this place in the feature spec. */
    public boolean carries(int task) {
        return !Double.isNaN(value(task));
    }

    /** The label of the task at this place: 1 or 0 (binary), a number (regression), or NaN for none. */
    public double value(int task) {
        return isWithdrawal() ? Double.NaN : values[task];
    }
}
