package org.mmoestreams.app.learner;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.client.serde.Event;

/** What a learner does for the sake of labels that come late. */
interface Waiting {

    /** Labels come with their events, or never: nothing waits. */
    Waiting NONE = new Waiting() {

        @Override
        public void advance(long eventTime) {}

        @Override
        public boolean arrives(Event event) {
            return event.values().isLabelled();
        }

        @Override
        public void arrived(Event event) {}

        @Override
        public void predicted(BatchRow row, long version) {}

        @Override
        public void label(Record<byte[], byte[]> record) {
            throw new IllegalStateException("label: came without a labels topic (expected: events only)");
        }

        @Override
        public Optional<byte[]> counts() {
            return Optional.empty();
        }

        @Override
        public void save() {}

        @Override
        public void close() {}
    };

    /** Stream time goes on with an event that is about to come. May add rows that waited. */
    void advance(long eventTime);

    /**
     * An event is about to be added to the training window. May add rows that waited.
     *
     * @return whether its own labels are learnt in the window that it is added to
     */
    boolean arrives(Event event);

    /** The event was added. May add rows that waited. */
    void arrived(Event event);

    /** A row's prediction goes out. Adds no rows. */
    void predicted(BatchRow row, long version);

    /** A record of the labels topic comes. May add rows that waited. */
    void label(Record<byte[], byte[]> record);

    /** What was counted of labels so far, as it is kept; empty where none come late. */
    Optional<byte[]> counts();

    /** Puts what changed since the last call into a store. */
    void save();

    /** Nothing comes any more. */
    void close();
}
