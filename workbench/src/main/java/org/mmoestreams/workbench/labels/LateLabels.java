package org.mmoestreams.workbench.labels;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.replay.Message;
import org.mmoestreams.workbench.replay.Messages;

/**
 * Events without their late labels, and the labels among them, by event time: one that is due at the time of an event
 * goes before it. The records have their event times for timestamps, so that a reader of both topics can put them in
 * order. Labels that are not due wait in memory.
 */
public final class LateLabels implements Messages {

    private final EventSource events;
    private final LabelTaker taker;
    private final String featuresTopic;
    private final String labelsTopic;
    private final LabelQueue queue = new LabelQueue();
    private BareEvent upcoming;

    LateLabels(EventSource events, LabelTaker taker, String featuresTopic, String labelsTopic) {
        this.events = events;
        this.taker = taker;
        this.featuresTopic = featuresTopic;
        this.labelsTopic = labelsTopic;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming the row's place, too, when a column says a delay that is none
     */
    @Override
    public boolean hasNext() {
        if (upcoming == null && events.hasNext()) {
            KeyedEvent event = events.next();
            try {
                upcoming = taker.take(event);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(events.position() + ": " + e.getMessage(), e);
            }
        }
        return upcoming != null || !queue.isEmpty();
    }

    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more events and labels");
        }
        Optional<DueLabel> label = upcoming == null ? queue.pollRest() : queue.pollUntil(upcoming.time());
        return label.map(this::message).orElseGet(this::event);
    }

    @Override
    public long nextRow() {
        return upcoming == null ? events.nextIndex() : upcoming.event().index();
    }

    @Override
    public long skipped() {
        return events.skipped();
    }

    @Override
    public void close() {
        events.close();
    }

    private Message event() {
        BareEvent bare = upcoming;
        upcoming = null;
        queue.passed(bare);
        KeyedEvent event = bare.event();
        return new Message(event.index(), bare.time(), record(featuresTopic, bare.time(), event.key(), event.value()));
    }

    private Message message(DueLabel due) {
        LateLabel label = due.label();
        String id = new String(label.eventKey(), StandardCharsets.UTF_8);
        Instant knownAt = Instant.ofEpochMilli(due.knownAt());
        byte[] value = AvroBytes.of(new LabelEvent(id, knownAt, label.task(), label.value()));
        return new Message(Message.NO_ROW, due.time(), record(labelsTopic, due.time(), label.eventKey(), value));
    }

    /** No record of Kafka's is from before 1970. */
    private static ProducerRecord<byte[], byte[]> record(String topic, long time, byte[] key, byte[] value) {
        return new ProducerRecord<>(topic, null, Math.max(0, time), key, value);
    }
}
