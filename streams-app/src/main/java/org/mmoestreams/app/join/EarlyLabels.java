package org.mmoestreams.app.join;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/**
 * Labels whose event has not come: kept by event id, in the order in which they came. Those of one event are one entry
 * of the store, which must fit a record of its changelog however many there are.
 */
final class EarlyLabels {

    /** What the labels of an event may take: well under the usual limit of a record, a megabyte. */
    static final int MOST_BYTES = 256 * 1024;

    private static final char KIND = 'l';

    private final Entries entries;
    private final int tasks;

    EarlyLabels(Entries entries, int tasks) {
        this.entries = entries;
        this.tasks = tasks;
    }

    /**
     * Has a label wait for an event.
     *
     * @return those that wait no more, since the labels of the event take too much: the first that came
     */
    List<Early> add(byte[] id, Early label) {
        List<Early> labels = new ArrayList<>(of(id));
        labels.add(label);
        int bytes = bytesOf(labels);
        int out = 0;
        while (bytes > MOST_BYTES) {
            bytes -= bytesOf(labels.get(out++));
        }
        put(id, labels.subList(out, labels.size()));
        return labels.subList(0, out);
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
        ByteBuffer out = ByteBuffer.allocate(bytesOf(labels));
        for (Early label : labels) {
            out.putLong(label.number()).putLong(label.time());
            for (double value : label.labels()) {
                out.putDouble(value);
            }
            out.putInt(label.record().length).put(label.record());
        }
        return out.array();
    }

    private int bytesOf(List<Early> labels) {
        return labels.stream().mapToInt(this::bytesOf).sum();
    }

    private int bytesOf(Early label) {
        return 2 * Long.BYTES + tasks * Double.BYTES + Integer.BYTES + label.record().length;
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
