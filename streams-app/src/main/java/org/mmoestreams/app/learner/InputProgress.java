package org.mmoestreams.app.learner;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.topics.TopicRole;

/** Follows a learner through its partition of each input, and keeps in the window store how far it has come. */
final class InputProgress {

    private final KeyValueStore<String, byte[]> store;
    private final InputCheck check;
    private final int partition;
    private final Map<TopicRole, Place> places = new EnumMap<>(TopicRole.class);
    private boolean moved;

    private InputProgress(KeyValueStore<String, byte[]> store, InputCheck check, int partition) {
        this.store = store;
        this.check = check;
        this.partition = partition;
    }

    /**
     * Goes on from where the store says.
     *
     * @throws IllegalStateException when the check does not allow it
     */
    static InputProgress restore(
            KeyValueStore<String, byte[]> store, InputCheck check, int partition, boolean hasModel) {
        Map<TopicRole, InputPosition> stored = new EnumMap<>(TopicRole.class);
        for (TopicRole role : TopicRole.values()) {
            byte[] position = role.isOutput() ? null : store.get(InputPosition.keyOf(role));
            if (position != null) {
                stored.put(role, InputPosition.read(position));
            }
        }
        InputProgress progress = new InputProgress(store, check, partition);
        check.begin(partition, stored, hasModel)
                .forEach((input, begun) ->
                        progress.places.put(input, new Place(begun.topic(), begun.next(), !stored.containsKey(input))));
        return progress;
    }

    /**
     * Takes note of a record before it is processed. Offsets may leave gaps, for markers of transactions take some.
     *
     * @throws IllegalStateException when the record, or one after it, was processed before
     */
    void pass(TopicRole input, RecordMetadata record) {
        places.computeIfAbsent(input, first -> new Place(Uuid.ZERO_UUID, 0, true))
                .pass(record);
        moved = true;
    }

    /** Whether a record has passed since this was asked. */
    boolean hasMovedSinceAsked() {
        boolean since = moved;
        moved = false;
        return since;
    }

    /**
     * Called when all that was read is committed.
     *
     * @throws IllegalStateException when what comes next in an input cannot be read
     */
    void requireReadable() {
        places.forEach((input, place) -> check.requireReadable(input, partition, place.next));
    }

    /** Puts the positions that have changed since the last call. */
    void save() {
        places.forEach((input, place) -> {
            if (place.unsaved) {
                store.put(InputPosition.keyOf(input), new InputPosition(place.topic, place.next).write());
                place.unsaved = false;
            }
        });
    }

    private static final class Place {

        private final Uuid topic;
        private long next;
        private boolean unsaved;

        Place(Uuid topic, long next, boolean unsaved) {
            this.topic = topic;
            this.next = next;
            this.unsaved = unsaved;
        }

        void pass(RecordMetadata record) {
            if (record.offset() < next) {
                throw new IllegalStateException("input position: " + record.topic() + "-" + record.partition()
                        + " came with offset " + record.offset() + " (expected: " + next
                        + " or more, for what is before it has been learnt; look at the position command)");
            }
            next = record.offset() + 1;
            unsaved = true;
        }
    }
}
