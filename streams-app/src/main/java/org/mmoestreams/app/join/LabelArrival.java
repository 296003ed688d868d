package org.mmoestreams.app.join;

import java.util.function.Supplier;

/** A label record that came. */
public final class LabelArrival {

    private final byte[] id;
    private final long time;
    private final double[] labels;
    private final Supplier<byte[]> record;

    /**
     * A label record.
     *
     * @param id the event's id as UTF-8
     * @param time when the labels became known, in milliseconds since the epoch
     * @param labels by task; NaN: it carries none of the task
     * @param record makes the bytes by which the record is known to the {@link JoinOutlet} if it is not used
     */
    public LabelArrival(byte[] id, long time, double[] labels, Supplier<byte[]> record) {
        this.id = id;
        this.time = time;
        this.labels = labels;
        this.record = record;
    }

    byte[] id() {
        return id;
    }

    long time() {
        return time;
    }

    double[] labels() {
        return labels;
    }

    byte[] record() {
        return record.get();
    }
}
