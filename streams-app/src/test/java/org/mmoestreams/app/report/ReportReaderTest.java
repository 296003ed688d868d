package org.mmoestreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.app.report.PublishedRecords.binary;
import static org.mmoestreams.app.report.PublishedRecords.drift;
import static org.mmoestreams.app.report.PublishedRecords.experts;
import static org.mmoestreams.schemas.MetricsScope.SLIDING;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.AvroBytes;

@Timeout(30)
class ReportReaderTest {

    private static final Settings PLAIN = Settings.of("application-id=shop", "topics.metrics=m");
    private static final Settings ALL =
            Settings.of("application-id=shop", "topics.metrics=m", "topics.drift=d", "topics.experts=e");

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void readsTheTopicsThatAreConfigured() {
        topic("m", bytes(binary("buys", SLIDING, 1_000, Map.of("auc", 0.8))), null);
        topic("d", bytes(drift("buys", 500, 1)));
        topic("e", bytes(experts("buys", 1, 0.5)));
        Report report = ReportReader.read(consumer, ALL, () -> false);
        assertThat(ReportReader.topics(ALL)).containsExactly("m", "d", "e");
        assertThat(report.tasks()).hasSize(1);
        assertThat(report.marksOf("buys")).hasSize(1);
        assertThat(report.expertsOf("buys")).containsOnlyKeys("shop/0");
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void saysWhichTopicsThereAreNot() {
        topic("m", bytes(binary("buys", SLIDING, 1_000, Map.of("auc", 0.8))));
        Report report = ReportReader.read(consumer, PLAIN, () -> false);
        assertThat(ReportReader.topics(PLAIN)).containsExactly("m");
        assertThat(report.notes())
                .hasSize(2)
                .anyMatch(note -> note.contains("topics.drift"))
                .anyMatch(note -> note.contains("topics.experts"));
    }

    @Test
    void readsNothingOfNothing() {
        topic("m");
        assertThat(ReportReader.read(consumer, PLAIN, () -> false).isEmpty()).isTrue();
    }

    @Test
    void saysWhichRecordIsNoneOfItsTopics() {
        topic("m", bytes(binary("buys", SLIDING, 1_000, Map.of())), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> ReportReader.read(consumer, PLAIN, () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "m-0, offset 1: 3 bytes (expected: an Avro single-object encoding of TaskMetrics");
    }

    @Test
    void endsWhenItIsInterrupted() {
        topic("m", bytes(binary("buys", SLIDING, 1_000, Map.of())));
        assertThatThrownBy(() -> ReportReader.read(consumer, PLAIN, () -> true)).hasMessageContaining("interrupted");
    }

    private static byte[] bytes(SpecificRecordBase record) {
        return AvroBytes.of(record);
    }

    private void topic(String name, byte[]... values) {
        TopicPartition partition = new TopicPartition(name, 0);
        consumer.updatePartitions(name, List.of(new PartitionInfo(name, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) values.length));
        if (values.length > 0) {
            consumer.schedulePollTask(() -> {
                for (int offset = 0; offset < values.length; offset++) {
                    consumer.addRecord(new ConsumerRecord<>(name, 0, offset, null, values[offset]));
                }
            });
        }
    }
}
