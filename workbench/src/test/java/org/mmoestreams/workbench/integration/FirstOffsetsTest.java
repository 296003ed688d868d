package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.input.FirstOffsets;
import org.mmoestreams.app.input.InputTopic;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

@WithKafka
class FirstOffsetsTest {

    private final TestKafka kafka;
    private final String group = TestKafka.unique("group");
    private final String topic = TestKafka.unique("features");

    FirstOffsetsTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @ParameterizedTest
    @CsvSource({"earliest, 0", "latest, 3", "by_duration:PT1H, 2", "by_duration:PT0S, 3"})
    void beginsWhereKafkasSettingSays(String reset, long expected) {
        sendTwoOldRecordsAndANewOne();
        InputTopic input = new InputTopic(kafka.admin(), group, TopicRole.FEATURES, topic);
        new FirstOffsets(kafka.admin(), group, reset).commit(input, input.partitions());
        assertThat(input.partition(0).committed()).contains(new OffsetAndMetadata(expected));
        assertThat(input.partition(0).isCommittedByLearner()).isFalse();
    }

    @Test
    void leavesPartitionsAloneThatHaveAnOffset() {
        kafka.createTopic(topic, 2);
        TopicPartition first = new TopicPartition(topic, 0);
        kafka.send(topic, new byte[1], new byte[1]);
        Futures.get(kafka.admin()
                .alterConsumerGroupOffsets(group, Map.of(first, new OffsetAndMetadata(1)))
                .all());
        InputTopic input = new InputTopic(kafka.admin(), group, TopicRole.FEATURES, topic);
        new FirstOffsets(kafka.admin(), group, "latest").commit(input, input.partitions());
        assertThat(input.partitions())
                .extracting(partition -> partition.committed().orElseThrow().offset())
                .containsExactly(1L, 0L);
    }

    @Test
    void refusesAPlaceThatThereIsNot() {
        assertThatThrownBy(() -> new FirstOffsets(kafka.admin(), group, "none"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("kafka.auto.offset.reset: none (expected: earliest, latest or by_duration:");
        assertThatThrownBy(() -> new FirstOffsets(kafka.admin(), group, "by_duration:soon"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("kafka.auto.offset.reset: by_duration:soon (expected: ");
    }

    private void sendTwoOldRecordsAndANewOne() {
        kafka.createTopic(topic, 1);
        long now = System.currentTimeMillis();
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            List.of(now - 8_000_000, now - 7_000_000, now - 60_000)
                    .forEach(time ->
                            Futures.get(producer.send(new ProducerRecord<>(topic, 0, time, new byte[0], new byte[1]))));
        }
    }
}
