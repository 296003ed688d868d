package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The counts are found near the end of a changelog, or wherever they are. */
@Timeout(30)
class StoredCountsTest {

    private static final String TOPIC = "shop-waiting-changelog";
    private static final long NEWEST = 100;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Map<Integer, List<ConsumerRecord<byte[], byte[]>>> changelog = new HashMap<>();
    private final List<Long> read = new ArrayList<>();

    @Test
    void readsNoMoreThanTheEndWhereTheCountsAreThere() {
        fill(0, 1000);
        put(0, "counts", 1);
        fill(0, 90);
        put(0, "counts", 2);
        fill(1, 0);
        SortedMap<Integer, JoinCounts> counts = read();
        assertThat(counts).containsOnlyKeys(0);
        assertThat(counts.get(0).rows()).isEqualTo(2);
        assertThat(read).isEqualTo(List.of(NEWEST));
    }

    @Test
    void readsAllWhereTheyAreFurtherBack() {
        fill(0, 10);
        put(0, "counts", 3);
        fill(0, 500);
        put(1, "counts", 4);
        fill(1, 10);
        SortedMap<Integer, JoinCounts> counts = read();
        assertThat(counts.get(0).rows()).isEqualTo(3);
        assertThat(counts.get(1).rows()).isEqualTo(4);
        assertThat(read).isEqualTo(List.of(NEWEST + 11, 511L + 11));
    }

    @Test
    void findsNoneWhereNothingWasCounted() {
        fill(0, 0);
        assertThat(read()).isEmpty();
    }

    private void fill(int partition, int records) {
        List<ConsumerRecord<byte[], byte[]>> all = changelog.computeIfAbsent(partition, fresh -> new ArrayList<>());
        for (int i = 0; i < records; i++) {
            all.add(record(partition, all.size(), "r" + i, new byte[50]));
        }
    }

    private void put(int partition, String key, long rows) {
        JoinCounts counts = new JoinCounts(2);
        counts.addRows(rows);
        fill(partition, 0);
        List<ConsumerRecord<byte[], byte[]>> all = changelog.get(partition);
        all.add(record(partition, all.size(), key, counts.write()));
    }

    private SortedMap<Integer, JoinCounts> read() {
        List<PartitionInfo> partitions = new ArrayList<>();
        changelog.forEach((partition, records) -> {
            partitions.add(new PartitionInfo(TOPIC, partition, Node.noNode(), new Node[0], new Node[0]));
            consumer.updateBeginningOffsets(Map.of(new TopicPartition(TOPIC, partition), 0L));
            consumer.updateEndOffsets(Map.of(new TopicPartition(TOPIC, partition), (long) records.size()));
        });
        consumer.updatePartitions(TOPIC, partitions);
        consumer.schedulePollTask(this::hand);
        consumer.schedulePollTask(this::hand);
        return StoredCounts.read(consumer, TOPIC, NEWEST);
    }

    /** Hands over what there is from each partition's position on. */
    private void hand() {
        long handed = 0;
        for (var partition : changelog.entrySet()) {
            int from = (int) consumer.position(new TopicPartition(TOPIC, partition.getKey()));
            List<ConsumerRecord<byte[], byte[]>> rest =
                    partition.getValue().subList(from, partition.getValue().size());
            rest.forEach(consumer::addRecord);
            handed += rest.size();
        }
        read.add(handed);
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, long offset, String key, byte[] value) {
        return new ConsumerRecord<>(TOPIC, partition, offset, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
