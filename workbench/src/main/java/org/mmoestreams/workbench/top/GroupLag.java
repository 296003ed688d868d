package org.mmoestreams.workbench.top;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.mmoestreams.app.admin.TopicAdmin;

/**
 * How many records of its inputs a group has not committed. Offsets alone do not say it: behind the last record there
 * may be markers of transactions, which no group ever commits unless a record follows. Where only a little is left, it
 * is read to see whether there are records in it.
 */
final class GroupLag {

    /** Offsets that are read rather than counted: above that, a few markers make no difference. */
    private static final long FEW = 500;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST_POLLS = 20;

    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;
    private final String group;
    private final List<TopicPartition> inputs;

    /**
     * The lag of a group.
     *
     * @param consumer of committed records, for this alone; the caller closes it and the admin client
     * @param inputs all partitions that the group reads from others
     */
    GroupLag(Admin admin, Consumer<byte[], byte[]> consumer, String group, List<TopicPartition> inputs) {
        this.admin = admin;
        this.consumer = consumer;
        this.group = group;
        this.inputs = List.copyOf(inputs);
    }

    /**
     * The records that are committed by their producers and not by the group, in all partitions.
     *
     * @return empty where the group has committed nothing at all
     */
    OptionalLong records() {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        if (inputs.stream().noneMatch(input -> committed.get(input) != null)) {
            return OptionalLong.empty();
        }
        consumer.assign(inputs);
        Map<TopicPartition, Long> ends = consumer.endOffsets(inputs);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(inputs);
        long records = 0;
        for (TopicPartition input : inputs) {
            long from = Optional.ofNullable(committed.get(input))
                    .map(OffsetAndMetadata::offset)
                    .orElse(0L);
            long end = ends.get(input);
            long first = Math.max(from, begins.get(input));
            records += end - first > FEW ? end - first : counted(input, first, end);
        }
        return OptionalLong.of(records);
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try {
            return TopicAdmin.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        } catch (GroupIdNotFoundException notYet) {
            return Map.of();
        }
    }

    /** Records from one offset to before another; all that is not read in time counts as records. */
    private long counted(TopicPartition input, long from, long end) {
        if (from >= end) {
            return 0;
        }
        consumer.assign(List.of(input));
        consumer.seek(input, from);
        long records = 0;
        for (int poll = 0; poll < MOST_POLLS && consumer.position(input) < end; poll++) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                records += record.offset() < end ? 1 : 0;
            }
        }
        return records + Math.max(0, end - consumer.position(input));
    }
}
