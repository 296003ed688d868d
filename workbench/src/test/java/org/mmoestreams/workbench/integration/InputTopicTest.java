package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.input.InputTopic;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

@WithKafka
class InputTopicTest {

    private final TestKafka kafka;
    private final String group = TestKafka.unique("group");

    InputTopicTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void waitsForAnOffsetThatIsBeingCommitted() throws Exception {
        String topic = kafka.createTopic(TestKafka.unique("features"), 1);
        TopicPartition partition = new TopicPartition(topic, 0);
        kafka.send(topic, new byte[1], new byte[1], new byte[1]);
        Futures.get(kafka.admin()
                .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(1)))
                .all());
        InputTopic input = new InputTopic(kafka.admin(), group, TopicRole.FEATURES, topic);
        try (Producer<byte[], byte[]> producer =
                        kafka.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TestKafka.unique("commits")));
                KafkaConsumer<byte[], byte[]> member = consumer()) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.sendOffsetsToTransaction(Map.of(partition, new OffsetAndMetadata(3)), member.groupMetadata());
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::hidesTheOffset);
            var asked = CompletableFuture.supplyAsync(() -> input.partition(0).committed());
            assertThat(asked).isNotDone();
            producer.commitTransaction();
            assertThat(asked.get()).contains(new OffsetAndMetadata(3));
        }
    }

    private boolean hidesTheOffset() {
        var stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
        return Futures.get(kafka.admin().listConsumerGroupOffsets(group, stable).partitionsToOffsetAndMetadata())
                .isEmpty();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of());
        return consumer;
    }
}
