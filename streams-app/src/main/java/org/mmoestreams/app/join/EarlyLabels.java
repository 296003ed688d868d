package org.mmoestreams.app.join;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Labels whose event has not come: kept by event id, in the order in which they came. */
final class EarlyLabels {

    private static final char KIND = 'l';

    private final Entries entries;
    private final int tasks;

    EarlyLabels(Entries entries, int tasks) {
        this.entries = entries;
        this.tasks = tasks;
    }

    void add(byte[] id, Early label) {
        List<Early> labels = new ArrayList<>(of(id));
        labels.add(label);
        put(id, labels);
    }

    /** Those that wait for an event. */
    List<Early> of(byte[] id) {
        byte[] bytes = entries.get(key(id));
        return bytes == null ? List.of() : read(bytes);
    }

    /** Those that wait for an event, which do not any more. */
    List<Early> take(byte[] id) {
        List<Early> labels = of(id);
        if (!labels.isEmpty()) {
            entries.remove(key(id));
        }
        return labels;
    }

    /** Keeps these in place of those that wait for an event. */
    void put(byte[] id, List<Early> labels) {
        if (labels.isEmpty()) {
            entries.remove(key(id));
        } else {
            entries.put(key(id), write(labels));
        }
    }

    private static Bytes key(byte[] id) {
        return Entries.key(KIND, id);
    }

    private byte[] write(List<Early> labels) {
        int fixed = 2 * Long.BYTES + tasks * Double.BYTES + Integer.BYTES;
        ByteBuffer out = ByteBuffer.allocate(
                labels.stream().mapToInt(label -> fixed + label.record().length).sum());
        for (Early label : labels) {
            out.putLong(label.number()).putLong(label.time());
            for (double value : label.labels()) {
                out.putDouble(value);
            }
            out.putInt(label.record().length).put(label.record());
        }
        return out.array();
    }

    private List<Early> read(byte[] bytes) {
        List<Early> labels = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            long number = in.getLong();
            long time = in.getLong();
            double[] values = new double[tasks];
            for (int task = 0; task < tasks; task++) {
                values[task] = in.getDouble();
            }
            byte[] record = new byte[in.getInt()];
            in.get(record);
            labels.add(new Early(number, time, values, record));
        }
        return labels;
    }

    /** A label record that waits for its event. */
    static final class Early {

        private final long number;
        private final long time;
        private final double[] labels;
        private final byte[] record;

        /**
         * A label record.
         *
         * @param number its place among all label records that had to wait
         * @param time when the labels became known, in milliseconds since the epoch
         * @param labels by task, NaN for none
         * @param record the bytes by which the record is known
         */
        Early(long number, long time, double[] labels, byte[] record) {
            this.number = number;
            this.time = time;
            this.labels = labels;
            this.record = record;
        }

        long number() {
            return number;
        }

        long time() {
            return time;
        }

        double[] labels() {
            return labels;
        }

        byte[] record() {
            return record;
        }
    }
}
