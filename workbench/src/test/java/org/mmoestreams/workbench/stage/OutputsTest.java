package org.mmoestreams.workbench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

class OutputsTest {

    @Test
    void takesNoPartOfTheRowsForTheNewestOrForAll() {
        Topics topics = Topics.of(TopicRole::standardName);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        for (TopicRole role : List.of(TopicRole.PREDICTIONS, TopicRole.METRICS, TopicRole.DEAD_LETTERS)) {
            String topic = topics.name(role);
            consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, new Node[0], new Node[0])));
            consumer.updateBeginningOffsets(Map.of(new TopicPartition(topic, 0), 0L));
        }
        Outputs outputs = new Outputs(consumer, topics);
        long offset = 0;
        for (MetricsScope scope : MetricsScope.values()) {
            byte[] record = AvroBytes.of(metrics(scope));
            consumer.addRecord(new ConsumerRecord<>(topics.name(TopicRole.METRICS), 0, offset++, new byte[0], record));
        }

        outputs.poll();

        assertThat(outputs.records()).isEqualTo(MetricsScope.values().length);
        assertThat(outputs.sliding().get("income").getScope()).isEqualTo(MetricsScope.SLIDING);
        assertThat(outputs.total().get("income").getScope()).isEqualTo(MetricsScope.TOTAL);
    }

    private static TaskMetrics metrics(MetricsScope scope) {
        return TaskMetrics.newBuilder()
                .setTask("income")
                .setScope(scope)
                .setFirstRow(0)
                .setLastRow(1)
                .setRows(1)
                .setPositives(0)
                .setNegatives(1)
                .setModelVersion(0)
                .setMeasures(List.of())
                .build();
    }
}
