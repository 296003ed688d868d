package org.mmoestreams.workbench.batch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.SplitMix64;

/** Reads rows as the learner of a stream reads events, and has a learner encode them. For one thread. */
final class RowReading {

    /** Rows without a time of their own get one, a millisecond apart. */
    static final EventClock TIMES = EventClock.from(Instant.EPOCH);

    private final DataSet data;
    private final OnlineLearner learner;
    private final EventReader reader;
    private final RowBatch one;

    RowReading(DataSet data, OnlineLearner learner) {
        this.data = data;
        this.learner = learner;
        reader = new EventReader(data.format().schema(), Duration.ZERO);
        one = RowBatch.of(learner.spec(), 1);
    }

    /**
     * The rows that are learnt, whose values the learner's vocabularies take in, and those that are held out of them.
     * Rows without any label are left out, as a stream's learner only predicts them.
     *
     * @param seed draws which rows are held out
     * @throws IllegalArgumentException naming file and line of a row that makes no event; when no row has a label
     */
    Learnt learnt(RowPaths paths, long seed) {
        EncodedRows learnt = new EncodedRows();
        List<byte[]> held = new ArrayList<>();
        SplitMix64 draw = SplitMix64.of(seed, "hold-out", 0);
        try (EventSource events = data.events(paths.rows(), seed, paths.range(), TIMES)) {
            while (events.hasNext()) {
                byte[] bytes = events.next().value();
                if (paths.holdOut() > 0 && draw.unit() < paths.holdOut()) {
                    held.add(bytes);
                } else {
                    add(read(bytes, events.position()), learnt, false);
                }
            }
        }
        if (learnt.size() == 0) {
            throw new IllegalArgumentException("rows: none with a label (expected: one at least)");
        }
        EncodedRows heldOut = new EncodedRows();
        held.forEach(bytes -> add(read(bytes, "a row held out"), heldOut, true));
        return new Learnt(learnt, heldOut);
    }

    /** The labelled rows of files, with the vocabularies as they are. */
    EncodedRows scored(List<Path> files) {
        EncodedRows rows = new EncodedRows();
        if (!files.isEmpty()) {
            each(files, event -> add(event, rows, true));
        }
        return rows;
    }

    /** Shows every event of files in their order; the same holder is filled again for the next. */
    void each(List<Path> files, Consumer<Event> taker) {
        try (EventSource events = data.events(files, 0, RowRange.all(), TIMES)) {
            while (events.hasNext()) {
                byte[] bytes = events.next().value();
                taker.accept(read(bytes, events.position()));
            }
        }
    }

    /**
     * The event in bytes.
     *
     * @param position where it is from, for messages
     */
    Event read(byte[] bytes, String position) {
        try {
            return reader.read(bytes, EventReader.NO_TIMESTAMP);
        } catch (BadEventException e) {
            throw new IllegalArgumentException(position + ": " + e.getMessage(), e);
        }
    }

    private void add(Event event, EncodedRows rows, boolean frozen) {
        if (!event.values().isLabelled()) {
            return;
        }
        if (frozen) {
            learner.encodeFrozen(event.values(), one, 0);
        } else {
            learner.encode(event.values(), one, 0);
        }
        rows.add(one, 0);
    }

    /**
     * Rows to learn.
     *
     * @param rows those that are learnt
     * @param heldOut those that are kept out
     */
    record Learnt(EncodedRows rows, EncodedRows heldOut) {}
}
