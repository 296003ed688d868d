package org.mmoestreams.app.learner;

import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.client.models.InputPosition;

/** Follows a learner through its partition, and keeps in the window store how far it has come. */
final class InputProgress {

    private final KeyValueStore<String, byte[]> store;
    private final Uuid topic;
    private long next;
    private boolean moved;

    private InputProgress(KeyValueStore<String, byte[]> store, Uuid topic, long next) {
        this.store = store;
        this.topic = topic;
        this.next = next;
    }

    /**
     * Goes on from where the store says.
     *
     * @throws IllegalStateException when the check does not allow it
     */
    static InputProgress restore(
            KeyValueStore<String, byte[]> store, InputCheck check, int partition, boolean hasModel) {
        Optional<InputPosition> stored =
                Optional.ofNullable(store.get(InputPosition.KEY)).map(InputPosition::read);
        Uuid topic = check.begin(partition, stored, hasModel);
        return new InputProgress(store, topic, stored.map(InputPosition::next).orElse(0L));
    }

    /** The offset after the last record. */
    long next() {
        return next;
    }

    /**
     * Takes note of a record before it is processed. Offsets may leave gaps, for markers of transactions take some.
     *
     * @throws IllegalStateException when the record, or one after it, was processed before
     */
    void pass(RecordMetadata record) {
        if (record.offset() < next) {
            throw new IllegalStateException("input position: " + record.topic() + "-" + record.partition()
                    + " came with offset " + record.offset() + " (expected: " + next
                    + " or more, for what is before it has been learnt; look at the position command)");
        }
        next = record.offset() + 1;
        moved = true;
    }

    /** Puts the position when it has changed since the last call. */
    void save() {
        if (moved) {
            store.put(InputPosition.KEY, new InputPosition(topic, next).write());
            moved = false;
        }
    }
}
