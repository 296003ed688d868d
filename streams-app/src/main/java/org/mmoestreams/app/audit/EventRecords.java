package org.mmoestreams.app.audit;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;

/**
 * The events of a partition, to be read again.
 *
 * @param records from where an audit goes on
 * @param all gives the records from the first one on that there is, to search in
 * @param reader of their values
 */
record EventRecords(Records records, Supplier<? extends Records> all, EventReader reader) {

    /** The event of a record; empty for what was a dead letter, which has no number. */
    Optional<Event> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(reader.read(record.value(), record.headers(), SentLabels.timestamp(record)));
        } catch (BadEventException refused) {
            return Optional.empty();
        }
    }

    /** Whether another event of an id may have come before the one of a number: so where records were deleted. */
    boolean mayHaveComeBefore(String id, long number) {
        Records every = all.get();
        if (every.position() > 0) {
            return true;
        }
        long events = 0;
        while (events < number && every.peek().isPresent()) {
            Optional<Event> event = read(every.peek().get());
            if (event.isPresent() && event.get().idText().equals(id)) {
                return true;
            }
            events += event.isPresent() ? 1 : 0;
            every.take();
        }
        return false;
    }
}
