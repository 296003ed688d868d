package org.mmoestreams.workbench.replay;

import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.KeyedEvent;

/** Events as they are, keyed by their ids; the producer gives them the time of sending. */
public final class EventMessages implements Messages {

    private final EventSource events;
    private final String topic;
    private final ToLongFunction<KeyedEvent> times;

    private EventMessages(EventSource events, String topic, ToLongFunction<KeyedEvent> times) {
        this.events = events;
        this.topic = topic;
        this.times = times;
    }

    /** Events to a topic; nobody looks at their times. */
    public static EventMessages of(EventSource events, String topic) {
        return new EventMessages(events, topic, event -> Message.NO_TIME);
    }

    /** Events to a topic, with their times. */
    public static EventMessages timed(EventSource events, String topic, ToLongFunction<KeyedEvent> times) {
        return new EventMessages(events, topic, times);
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public Message next() {
        KeyedEvent event = events.next();
        return new Message(
                event.index(), times.applyAsLong(event), new ProducerRecord<>(topic, event.key(), event.value()));
    }

    @Override
    public long nextRow() {
        return events.nextIndex();
    }

    @Override
    public long skipped() {
        return events.skipped();
    }

    @Override
    public void close() {
        events.close();
    }
}
