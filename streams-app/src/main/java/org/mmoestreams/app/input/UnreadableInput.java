package org.mmoestreams.app.input;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * A place in a topic that a consumer cannot get past, since a batch of records there is damaged.
 *
 * @param partition where it is
 * @param offset the first offset of what cannot be read, as far as it is known; else -1
 * @param cause what the consumer says of it
 */
record UnreadableInput(TopicPartition partition, long offset, String cause) {

    /**
     * All that a consumer of Kafka 4.3 says of a batch that it cannot read. Such failures have no type of their own.
     */
    private static final Pattern SAYING = Pattern.compile(
            "(?:Record batch for partition|Record for partition"
                    + "|Received exception when fetching the next record from"
                    + "|Encountered corrupt message when fetching offset (\\d+) for topic-partition"
                    + "|Failed to make progress reading messages at)"
                    + " ([A-Za-z0-9._-]+)-(\\d+)(?: at offset (\\d+)|=(\\d+))?.*",
            Pattern.DOTALL);

    /** What a consumer's failure says of a batch; empty when it is about something else. */
    static Optional<UnreadableInput> of(KafkaException failure) {
        Matcher matcher = SAYING.matcher(String.valueOf(failure.getMessage()));
        if (failure.getClass() != KafkaException.class || !matcher.matches()) {
            return Optional.empty();
        }
        TopicPartition partition = new TopicPartition(matcher.group(2), Integer.parseInt(matcher.group(3)));
        Throwable root = failure.getCause() == null ? failure : failure.getCause();
        return Optional.of(new UnreadableInput(partition, offset(matcher), String.valueOf(root.getMessage())));
    }

    UnreadableInput at(long position) {
        return new UnreadableInput(partition, position, cause);
    }

    private static long offset(Matcher matcher) {
        for (int group : new int[] {1, 4, 5}) {
            if (matcher.group(group) != null) {
                return Long.parseLong(matcher.group(group));
            }
        }
        return -1;
    }
}
