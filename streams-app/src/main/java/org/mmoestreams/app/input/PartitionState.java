package org.mmoestreams.app.input;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.topics.TopicRole;

/**
 * What the brokers say of one partition of an input.
 *
 * @param input which input
 * @param partition topic and partition
 * @param topicId the topic's id, which another topic of the same name does not have
 * @param logStart the first offset that is still there
 * @param logEnd the offset after the last one
 * @param committed what the group committed; empty: nothing
 */
public record PartitionState(
        TopicRole input,
        TopicPartition partition,
        Uuid topicId,
        long logStart,
        long logEnd,
        Optional<OffsetAndMetadata> committed) {

    /**
     * Whether the committed offset is one that a learner committed together with its state: Kafka Streams adds metadata
     * of its own to each, and tools that move offsets do not.
     */
    public boolean isCommittedByLearner() {
        return committed.filter(PartitionState::isByLearner).isPresent();
    }

    /** Where a learner goes on: behind what it has taken already, else at the group's offset. */
    public InputPosition goOnFrom(Optional<InputPosition> stored) {
        long next = stored.map(InputPosition::next)
                .or(() -> committed.map(OffsetAndMetadata::offset))
                .orElse(0L);
        return new InputPosition(topicId, next);
    }

    /** Whether an offset was committed by a learner, with state, and not by a tool. */
    public static boolean isByLearner(OffsetAndMetadata offset) {
        return !offset.metadata().isEmpty();
    }
}
