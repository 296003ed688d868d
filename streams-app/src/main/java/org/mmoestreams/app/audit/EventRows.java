package org.mmoestreams.app.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.features.RowBatch;

/**
 * Reads the events of a partition again and encodes them in their order, so that vocabularies grow as they did. Keeps
 * the encoded rows, by number, for as long as something may be learnt from them. Reads one event ahead, whose time is
 * stream time already when a window closes before it.
 */
final class EventRows {

    private final EventRecords records;
    private final OnlineLearner learner;
    private final SentLabels labels;
    private final AuditRules rules;
    private final RowBatch scratch;
    private final Map<Long, EventRow> rows = new HashMap<>();
    /** The newest row of each id among these. */
    private final Map<String, EventRow> byId = new HashMap<>();
    /** Of rows that are finished, too: a learner looks at them as well. */
    private final PriorityQueue<Until> byTime = new PriorityQueue<>(Comparator.comparingLong(Until::time));

    private Event ahead;
    private long aheadOffset;
    private long events;
    private long streamTime = Long.MIN_VALUE;
    /** How many events had come when the window before closed: what was learnt until then is known. */
    private long windowStart;
    /** The number of the first event of which no row was thrown out for certain. */
    private long firstSafe;

    /**
     * Rows of no event yet.
     *
     * @param labels read in step with the events
     */
    EventRows(EventRecords records, OnlineLearner learner, SentLabels labels, AuditRules rules) {
        this.records = records;
        this.learner = learner;
        this.labels = labels;
        this.rules = rules;
        this.scratch = RowBatch.ofLateLabels(learner.spec(), 1);
    }

    /** Encodes the events that are before a number. */
    void encodeTo(long number) throws DifferenceException {
        if (events > number) {
            throw new DifferenceException(
                    number + " events came before it (expected: " + events + " or more, as before the window before)");
        }
        windowStart = events;
        while (events < number) {
            if (!hasNext()) {
                throw new DifferenceException("the features topic has " + events
                        + " events that can be used (expected: "
                        + number + ", which came before it; were records deleted, or are event.* other than they"
                        + " were?)");
            }
            encodeNext();
        }
    }

    /** Encodes the events that are before an offset. */
    void encodeToOffset(long offset) {
        while (hasNext() && aheadOffset < offset) {
            encodeNext();
        }
    }

    /** Stream time, that of the event that comes next included. */
    long streamTime() {
        return hasNext() ? Math.max(streamTime, ahead.time()) : streamTime;
    }

    /** The row of an event that was encoded and from which something may be learnt yet. */
    Optional<EventRow> row(long number) {
        return Optional.ofNullable(rows.get(number));
    }

    /** How many events were encoded. */
    long events() {
        return events;
    }

    /** How many rows a learner may have to look at yet. */
    long pending() {
        return byTime.size();
    }

    /** The rows that are kept: of those that wait in the learner none is missing. */
    Collection<EventRow> kept() {
        return rows.values();
    }

    /** Whether an event's row was not thrown out for certain: since it came, there never were too many that waited. */
    boolean isSafe(EventRow row) {
        return row.number() >= firstSafe;
    }

    /** The offset of the first event that was not encoded. */
    long position() {
        return ahead == null ? records.records().position() : aheadOffset;
    }

    /** Whether the event of a row may have been sent before. */
    boolean mayRepeat(EventRow row) {
        return row.isRepeated() || records.mayHaveComeBefore(row.id(), row.number());
    }

    /** Keeps a row no longer, but what one knows of it that took its place. */
    void forget(EventRow row) {
        rows.remove(row.number());
        EventRow newest = byId.get(row.id());
        for (EventRow later = newest; later != null && later != row; later = later.earlier()) {
            if (later.earlier() == row) {
                later.absorb();
            }
        }
        byId.remove(row.id(), row);
    }

    /**
     * Keeps rows and labels no longer that were over at some stream time.
     *
     * @return the rows
     */
    List<EventRow> forgetBefore(long time) {
        labels.forgetBefore(time);
        List<EventRow> forgotten = new ArrayList<>();
        while (!byTime.isEmpty() && byTime.peek().time() < time) {
            row(byTime.remove().number()).ifPresent(forgotten::add);
        }
        forgotten.forEach(this::forget);
        return forgotten;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(events);
        out.writeLong(streamTime);
        out.writeLong(firstSafe);
        out.writeInt(rows.size());
        for (EventRow row : rows.values()) {
            row.write(out);
            out.writeLong(row.earlierNumber());
        }
        out.writeInt(byTime.size());
        for (Until until : byTime) {
            out.writeLong(until.time());
            out.writeLong(until.number());
        }
    }

    /** Takes up what {@link #write} wrote. */
    void read(DataInput in) throws IOException {
        events = in.readLong();
        streamTime = in.readLong();
        firstSafe = in.readLong();
        Map<EventRow, Long> earlier = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            EventRow row = EventRow.read(in, rules.tasks().size());
            rows.put(row.number(), row);
            byId.merge(row.id(), row, (one, other) -> one.number() > other.number() ? one : other);
            earlier.put(row, in.readLong());
        }
        earlier.forEach((row, number) -> row(number).ifPresent(before -> row.follow(before, false)));
        for (int left = in.readInt(); left > 0; left--) {
            byTime.add(new Until(in.readLong(), in.readLong()));
        }
    }

    private boolean hasNext() {
        while (ahead == null) {
            Optional<ConsumerRecord<byte[], byte[]>> next = records.records().peek();
            if (next.isEmpty()) {
                return false;
            }
            long time = SentLabels.timestamp(next.get());
            labels.readTo(time, streamTime);
            aheadOffset = next.get().offset();
            records.records().take();
            ahead = records.read(next.get()).orElse(null);
        }
        return true;
    }

    private void encodeNext() {
        learner.encode(ahead.values(), scratch, 0);
        ByteBuffer encoded = ByteBuffer.allocate(scratch.rowBytes());
        scratch.write(0, encoded);
        double[] own = new double[rules.tasks().size()];
        for (int task = 0; task < own.length; task++) {
            own[task] = scratch.label(0, task);
        }
        streamTime = Math.max(streamTime, ahead.time());
        EventRow row =
                new EventRow(new ReadEvent(events, ahead.idText(), ahead.time(), streamTime), own, encoded.array());
        keep(row);
        byTime.add(new Until(rules.rowEnd(row.since()), row.number()));
        events++;
        if (rules.mayThrowOut(rows.size())) {
            firstSafe = events;
        }
        ahead = null;
    }

    private void keep(EventRow row) {
        rows.put(row.number(), row);
        EventRow same = byId.put(row.id(), row);
        if (same != null) {
            same.replace();
            if (row.since() <= rules.retentionEnd(same.time())) {
                follow(row, same);
            }
        }
    }

    private void follow(EventRow row, EventRow before) {
        if (before.isRepeated() && before.number() < windowStart) {
            before.absorb();
        }
        row.follow(before, rules.mayThrowOut(byTime.size()));
    }

    private record Until(long time, long number) {}
}
