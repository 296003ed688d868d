package org.mmoestreams.app.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.app.history.RecordedWindow;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.LearntWindow;

/** Reads the windows of one features partition from the history, and sees to it that none is missing. */
final class HistoryReader {

    private final Records records;
    private final byte[] key;
    private final int tasks;

    /**
     * A reader.
     *
     * @param records of all features partitions
     * @param partition the one whose windows are read
     */
    HistoryReader(Records records, int partition, int tasks) {
        this.records = records;
        this.key = Integer.toString(partition).getBytes(UTF_8);
        this.tasks = tasks;
    }

    /**
     * The next window.
     *
     * @param number the number that it must have
     * @throws IllegalStateException when the history begins later
     */
    RecordedWindow window(long number) throws DifferenceException {
        List<LearntWindow> parts = new ArrayList<>();
        int rows = 0;
        do {
            LearntWindow part = next(number);
            check(part, number, rows);
            parts.add(part);
            rows += part.getEventIds().size();
        } while (rows < parts.get(0).getRows());
        return RecordedWindow.of(parts, tasks);
    }

    /** The offset to go on from later. */
    long position() {
        return records.position();
    }

    private LearntWindow next(long number) throws DifferenceException {
        Optional<ConsumerRecord<byte[], byte[]>> record = records.peek();
        while (record.isPresent()) {
            records.take();
            if (Arrays.equals(record.get().key(), key)) {
                return AvroBytes.to(LearntWindow.class, record.get().value());
            }
            record = records.peek();
        }
        throw new DifferenceException("window " + number + ": not in the history (expected: all windows that the"
                + " stored model has closed)");
    }

    private void check(LearntWindow part, long number, int rows) throws DifferenceException {
        if (number == 0 && rows == 0 && part.getWindow() > 0) {
            throw new IllegalStateException("history: begins with window " + part.getWindow()
                    + " (expected: window 0; records were deleted, or the model had learnt already when topics.labels"
                    + " was set: what was learnt before is not recorded, so it cannot be learnt again)");
        }
        if (part.getWindow() < number) {
            throw new DifferenceException("window " + number + ": window " + part.getWindow()
                    + " stands in its place in the history (expected: each once; after run --accept-new-model, or"
                    + " position --to an earlier offset, nothing before can be audited)");
        }
        if (part.getWindow() > number || part.getFirstRow() != rows || !RecordedWindow.isSound(part, tasks)) {
            throw new DifferenceException("window " + number + ": the history has row " + part.getFirstRow()
                    + " of window " + part.getWindow() + " next, "
                    + part.getEventIds().size() + " row(s) (expected:"
                    + " row " + rows + " of window " + number + ", with all that belongs to a row)");
        }
    }
}
