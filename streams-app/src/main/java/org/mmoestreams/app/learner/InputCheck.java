package org.mmoestreams.app.learner;

import java.util.Map;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.topics.TopicRole;

/** Makes sure that a model is learnt from the records that come after those it has learnt, and no others. */
public interface InputCheck {

    /** Accepts everything: where there is no broker to ask. */
    InputCheck NONE = new InputCheck() {

        @Override
        public Map<TopicRole, InputPosition> begin(
                int partition, Map<TopicRole, InputPosition> stored, boolean hasModel) {
            return stored;
        }

        @Override
        public void requireSameTopic() {}

        @Override
        public void requireReadable(TopicRole input, int partition, long next) {}
    };

    /**
     * Looks at stored state and committed offsets when a partition was assigned and its state restored. Called on the
     * stream thread; asks brokers.
     *
     * @param partition the partition, the same of each input
     * @param stored by input, the position in the state; an input is left out where there is none
     * @param hasModel whether a model was restored
     * @return by input, where it goes on
     * @throws IllegalStateException when records would be learnt twice or skipped, or the state is not whole
     */
    Map<TopicRole, InputPosition> begin(int partition, Map<TopicRole, InputPosition> stored, boolean hasModel);

    /**
     * Called before each commit; costs nothing.
     *
     * @throws IllegalStateException when an input's topic is no longer the one that was begun with
     */
    void requireSameTopic();

    /**
     * Called when all that was read of a partition is committed; costs nothing, unless what comes next cannot be read.
     *
     * @param next the offset after the last record that was processed
     * @throws IllegalStateException when what comes next in the partition cannot be read
     */
    void requireReadable(TopicRole input, int partition, long next);
}
