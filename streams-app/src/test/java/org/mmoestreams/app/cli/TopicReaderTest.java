package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TopicReaderTest {

    private static final TopicPartition FIRST = new TopicPartition("out", 0);
    private static final TopicPartition SECOND = new TopicPartition("out", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final Sink sink = new Sink();

    @BeforeEach
    void topicOfTwoPartitions() {
        consumer.updatePartitions(
                "out",
                List.of(
                        new PartitionInfo("out", 0, Node.noNode(), new Node[0], new Node[0]),
                        new PartitionInfo("out", 1, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.updateEndOffsets(Map.of(FIRST, 3L, SECOND, 0L));
    }

    @Test
    void endsWhereTheTopicEndedAtTheStart() throws IOException {
        consumer.schedulePollTask(() -> add(0, 1));
        consumer.schedulePollTask(() -> add(2, 3, 4));
        read(false, Long.MAX_VALUE);
        assertThat(sink.offsets).containsExactly(0L, 1L, 2L);
    }

    @Test
    void endsAfterTheMost() throws IOException {
        consumer.schedulePollTask(() -> add(0, 1, 2));
        read(false, 2);
        assertThat(sink.offsets).containsExactly(0L, 1L);
    }

    @Test
    void readsNothingOfNothing() throws IOException {
        consumer.updateEndOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        read(false, Long.MAX_VALUE);
        assertThat(sink.offsets).isEmpty();
    }

    @Test
    void followsPastTheEndUntilInterrupted() throws IOException {
        consumer.schedulePollTask(() -> add(0, 1, 2));
        consumer.schedulePollTask(() -> add(3));
        consumer.schedulePollTask(() -> interrupted.set(true));
        read(true, Long.MAX_VALUE);
        assertThat(sink.offsets).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void endsWhenWoken() throws IOException {
        consumer.schedulePollTask(() -> add(0));
        consumer.schedulePollTask(consumer::wakeup);
        read(true, Long.MAX_VALUE);
        assertThat(sink.offsets).containsExactly(0L);
    }

    @Test
    void endsWhenNobodyListensAnyMore() throws IOException {
        sink.open = false;
        consumer.schedulePollTask(() -> add(0));
        read(true, Long.MAX_VALUE);
        assertThat(sink.offsets).containsExactly(0L);
    }

    private void read(boolean follow, long max) throws IOException {
        new TopicReader(consumer, interrupted::get).read("out", follow, max, sink);
    }

    private void add(long... offsets) {
        LongStream.of(offsets)
                .forEach(
                        offset -> consumer.addRecord(new ConsumerRecord<>("out", 0, offset, new byte[0], new byte[0])));
    }

    private static final class Sink implements RecordSink {

        private final List<Long> offsets = new ArrayList<>();
        private boolean open = true;

        @Override
        public void accept(ConsumerRecord<byte[], byte[]> record) {
            offsets.add(record.offset());
        }

        @Override
        public boolean flush() {
            return open;
        }
    }
}
