package org.mmoestreams.app.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.Label;
import org.mmoestreams.client.serde.LabelReader;

/**
 * The labels that were sent for a partition's events, by event id. Kept for as long as they may have been learnt, which
 * is reckoned from the order of the records' times; a learner may have read them in another one, so those that were
 * forgotten are searched for in the topic before any is said to be missing.
 */
final class SentLabels {

    private static final long NONE = -1;

    private final Records records;
    private final Supplier<? extends Records> all;
    private final LabelReader reader;
    private final AuditRules rules;
    private final Map<String, List<SentLabel>> byId = new HashMap<>();
    private final PriorityQueue<Until> byUntil = new PriorityQueue<>(Comparator.comparingLong(Until::time));
    private long streamTime = Long.MIN_VALUE;
    /** The highest offset of a label that was forgotten. */
    private long lastForgotten = NONE;

    /**
     * Labels that are read as they are needed.
     *
     * @param all gives the records from the first one on, to search in
     */
    SentLabels(Records records, Supplier<? extends Records> all, LabelReader reader, AuditRules rules) {
        this.records = records;
        this.all = all;
        this.reader = reader;
        this.rules = rules;
    }

    /** A record's timestamp as readers are to be told it. */
    static long timestamp(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp() < 0 ? EventReader.NO_TIMESTAMP : record.timestamp();
    }

    /** Reads the labels whose records are not later than a time. */
    void readTo(long time, long now) {
        streamTime = now;
        Optional<ConsumerRecord<byte[], byte[]>> next = records.peek();
        while (next.isPresent() && timestamp(next.get()) <= time) {
            readNext(next.get());
            next = records.peek();
        }
    }

    /** Reads the labels whose records are before an offset. */
    void readToOffset(long offset) {
        Optional<ConsumerRecord<byte[], byte[]>> next = records.peek();
        while (next.isPresent() && next.get().offset() < offset) {
            readNext(next.get());
            next = records.peek();
        }
    }

    /** Whether a label of an event was sent that is as asked for: among those read, to come, and forgotten. */
    boolean has(String id, Predicate<SentLabel> asked) {
        if (hasRead(id, asked)) {
            return true;
        }
        Optional<ConsumerRecord<byte[], byte[]>> next = records.peek();
        while (next.isPresent()) {
            boolean isItsEvents = readNext(next.get()).filter(id::equals).isPresent();
            if (isItsEvents && hasRead(id, asked)) {
                return true;
            }
            next = records.peek();
        }
        return lastForgotten != NONE && hasEver(id, asked);
    }

    /** Whether one is among those that were read and kept. */
    boolean hasRead(String id, Predicate<SentLabel> asked) {
        return byId.getOrDefault(id, List.of()).stream().anyMatch(asked);
    }

    /** The last one of those that were read and kept. */
    Optional<SentLabel> lastRead(String id, Predicate<SentLabel> asked) {
        return byId.getOrDefault(id, List.of()).stream().filter(asked).max(Comparator.comparingLong(SentLabel::offset));
    }

    /** An offset before which all were that were forgotten. */
    long forgottenBefore() {
        return lastForgotten + 1;
    }

    /** Keeps labels no longer that were over at some stream time. */
    void forgetBefore(long time) {
        while (!byUntil.isEmpty() && byUntil.peek().time() < time) {
            String id = byUntil.remove().id();
            byId.computeIfPresent(id, (same, labels) -> {
                labels.removeIf(label -> isForgotten(label, time));
                return labels.isEmpty() ? null : labels;
            });
        }
    }

    /** The offset of the first label that was not read. */
    long position() {
        return records.position();
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(lastForgotten);
        out.writeInt(byId.size());
        for (Map.Entry<String, List<SentLabel>> labels : byId.entrySet()) {
            out.writeUTF(labels.getKey());
            out.writeInt(labels.getValue().size());
            for (SentLabel label : labels.getValue()) {
                out.writeLong(label.offset());
                out.writeInt(label.task());
                out.writeDouble(label.value());
                out.writeLong(label.time());
                out.writeLong(label.until());
            }
        }
    }

    /** Takes up what {@link #write} wrote. */
    void read(DataInput in) throws IOException {
        lastForgotten = in.readLong();
        for (int ids = in.readInt(); ids > 0; ids--) {
            String id = in.readUTF();
            for (int left = in.readInt(); left > 0; left--) {
                keep(id, readLabel(in));
            }
        }
    }

    private static SentLabel readLabel(DataInput in) throws IOException {
        return new SentLabel(in.readLong(), in.readInt(), in.readDouble(), in.readLong(), in.readLong());
    }

    private boolean isForgotten(SentLabel label, long time) {
        boolean isOver = label.until() < time;
        lastForgotten = isOver ? Math.max(lastForgotten, label.offset()) : lastForgotten;
        return isOver;
    }

    /** The id of the event that the record is about; empty for one that cannot be used. */
    private Optional<String> readNext(ConsumerRecord<byte[], byte[]> record) {
        records.take();
        Optional<Label> label = label(record);
        label.ifPresent(each -> labels(each, record.offset()).forEach(sent -> keep(each.idText(), sent)));
        return label.map(Label::idText);
    }

    private boolean hasEver(String id, Predicate<SentLabel> asked) {
        Records every = all.get();
        Optional<ConsumerRecord<byte[], byte[]>> next = every.peek();
        while (next.isPresent()) {
            every.take();
            Optional<Label> label =
                    label(next.get()).filter(each -> each.idText().equals(id));
            if (label.isPresent()
                    && labels(label.get(), next.get().offset()).stream().anyMatch(asked)) {
                return true;
            }
            next = every.peek();
        }
        return false;
    }

    private Optional<Label> label(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(reader.read(record.key(), record.value(), record.headers(), timestamp(record)));
        } catch (BadEventException refused) {
            return Optional.empty();
        }
    }

    private List<SentLabel> labels(Label label, long offset) {
        List<SentLabel> labels = new ArrayList<>();
        for (int task = 0; task < rules.tasks().size(); task++) {
            if (label.carries(task)) {
                long until = rules.labelEnd(Math.max(streamTime, label.time()));
                labels.add(new SentLabel(offset, task, label.value(task), label.time(), until));
            }
        }
        return labels;
    }

    private void keep(String id, SentLabel label) {
        byId.computeIfAbsent(id, first -> new ArrayList<>(1)).add(label);
        byUntil.add(new Until(label.until(), id));
    }

    private record Until(long time, String id) {}
}
