package org.mmoestreams.client.serde;

/** Is shown sound events by {@link EventReader}, on its thread, until it has seen enough. */
public interface SoundEventListener {

    /** Has seen enough. */
    SoundEventListener NONE = new SoundEventListener() {

        @Override
        public boolean isSettled() {
            return true;
        }

        @Override
        public void saw(SoundEvent event, long recordTimestamp) {}
    };

    /** Whether events need not be shown any more. */
    boolean isSettled();

    /**
     * An event of use came.
     *
     * @param event stays what it is for the time of the call
     * @param recordTimestamp its record's timestamp in milliseconds since the epoch, or {@link
     *     EventReader#NO_TIMESTAMP}
     */
    void saw(SoundEvent event, long recordTimestamp);
}
