package org.mmoestreams.app.input;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.mmoestreams.app.config.ConfigException;

/**
 * Commits where a new application begins. From then on each partition has an offset, and none is ever reset by itself:
 * a consumer that resets its offset learns events twice, or never.
 */
public final class FirstOffsets {

    private static final String DURATION = "by_duration:";

    private final Admin admin;
    private final String group;
    private final OffsetSpec begin;

    /**
     * Begins where the settings say.
     *
     * @param reset Kafka's {@code auto.offset.reset}
     * @throws ConfigException when there is no such place
     */
    public FirstOffsets(Admin admin, String group, String reset) {
        this.admin = admin;
        this.group = group;
        this.begin = begin(reset);
    }

    /**
     * Checks that a setting names a place to begin.
     *
     * @throws ConfigException when it does not
     */
    public static void check(String reset) {
        begin(reset);
    }

    /**
     * Commits a first offset for each partition that has none. The group must have no members, unless there is nothing
     * to commit.
     *
     * @throws org.apache.kafka.common.KafkaException when the brokers refuse or do not answer
     */
    public void commit(InputTopic topic, List<PartitionState> partitions) {
        List<TopicPartition> fresh = partitions.stream()
                .filter(partition -> partition.committed().isEmpty())
                .map(PartitionState::partition)
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> ends = topic.offsets(fresh, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
        topic.offsets(fresh, begin)
                .forEach((partition, offset) ->
                        // no record is as late as that: all there are were sent before
                        first.put(partition, new OffsetAndMetadata(offset < 0 ? ends.get(partition) : offset)));
        commit(topic, first);
    }

    private void commit(InputTopic topic, Map<TopicPartition, OffsetAndMetadata> first) {
        try {
            GroupOffsets.alter(admin, group, first);
        } catch (UnknownMemberIdException active) {
            // another learner of the group has begun at the same time, and committed the same
            if (!topic.committed().keySet().containsAll(first.keySet())) {
                throw new IllegalStateException("group " + group + ": has members, but no committed offset for "
                        + first.keySet()
                        + " (expected: one for each partition, as this build commits at its start; stop"
                        + " every learner with this application-id, then start them)");
            }
        }
    }

    private static OffsetSpec begin(String reset) {
        try {
            return reset.startsWith(DURATION)
                    ? since(Duration.parse(reset.substring(DURATION.length())))
                    : named(reset);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new ConfigException("kafka.auto.offset.reset: " + reset
                    + " (expected: earliest, latest or by_duration: and an ISO-8601 duration; where a new application"
                    + " begins)");
        }
    }

    private static OffsetSpec since(Duration back) {
        return OffsetSpec.forTimestamp(Math.max(0, System.currentTimeMillis() - back.toMillis()));
    }

    private static OffsetSpec named(String reset) {
        return switch (reset.toLowerCase(Locale.ROOT)) {
            case "earliest" -> OffsetSpec.earliest();
            case "latest" -> OffsetSpec.latest();
            default -> throw new IllegalArgumentException(reset);
        };
    }
}
