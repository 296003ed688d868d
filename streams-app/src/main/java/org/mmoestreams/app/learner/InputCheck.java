package org.mmoestreams.app.learner;

import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.mmoestreams.client.models.InputPosition;

/** Makes sure that a model is learnt from the events that come after those it has learnt, and no others. */
public interface InputCheck {

    /** Accepts everything: where there is no broker to ask. */
    InputCheck NONE = new InputCheck() {

        @Override
        public Uuid begin(int partition, Optional<InputPosition> stored, boolean hasModel) {
            return stored.map(InputPosition::topic).orElse(Uuid.ZERO_UUID);
        }

        @Override
        public void requireSameTopic() {}

        @Override
        public void requireReadable(int partition, long next) {}
    };

    /**
     * Looks at stored state and committed offset when a partition was assigned and its state restored. Called on the
     * stream thread; asks brokers.
     *
     * @param partition the features partition
     * @param stored the position in the state; empty where there is none
     * @param hasModel whether a model was restored
     * @return the features topic's id
     * @throws IllegalStateException when events would be learnt twice or skipped, or the state is not whole
     */
    Uuid begin(int partition, Optional<InputPosition> stored, boolean hasModel);

    /**
     * Called before each commit; costs nothing.
     *
     * @throws IllegalStateException when the features topic is no longer the one that was begun with
     */
    void requireSameTopic();

    /**
     * Called when all that was read of a partition is committed; costs nothing, unless what comes next cannot be read.
     *
     * @param next the offset after the last record that was processed
     * @throws IllegalStateException when what comes next in the partition cannot be read
     */
    void requireReadable(int partition, long next);
}
