package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicReading;
import org.mmoestreams.client.topics.TopicSpec;
import org.mmoestreams.workbench.broker.LocalCluster;
import org.mmoestreams.workbench.broker.LocalClusterConfig;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

@WithKafka
@Timeout(120)
final class TopicReadingTest {

    private static final int RECORDS = 400;
    private static final byte[] KIBIBYTE = new byte[1024];

    private final TestKafka kafka;

    TopicReadingTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void readsEveryPartitionUpToWhereItEndsAndPassesOverMarkers() {
        String topic = kafka.createTopic(TestKafka.unique("read"), 2);
        try (var producer = kafka.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic))) {
            producer.initTransactions();
            for (int transaction = 0; transaction < 3; transaction++) {
                producer.beginTransaction();
                for (int partition : new int[] {0, 1, 1}) {
                    var unused = producer.send(new ProducerRecord<>(topic, partition, null, KIBIBYTE));
                }
                producer.commitTransaction();
            }
        }
        List<Integer> partitions = new ArrayList<>();
        try (var consumer = consumer(kafka.bootstrapServers())) {
            assertThat(TopicReading.read(consumer, topic, record -> partitions.add(record.partition())))
                    .isEqualTo(Map.of(new TopicPartition(topic, 0), 6L, new TopicPartition(topic, 1), 9L));
        }
        assertThat(partitions)
                .hasSize(9)
                .filteredOn(partition -> partition == 1)
                .hasSize(6);
    }

    @Test
    void readsNothingOfAnEmptyTopic() {
        String topic = kafka.createTopic(TestKafka.unique("read"), 1);
        try (var consumer = consumer(kafka.bootstrapServers())) {
            assertThat(TopicReading.read(consumer, topic, record -> {}))
                    .isEqualTo(Map.of(new TopicPartition(topic, 0), 0L));
        }
    }

    @Test
    void refusesATopicThatIsNotThere() {
        String topic = TestKafka.unique("never");
        try (var consumer = consumer(kafka.bootstrapServers())) {
            assertThatThrownBy(() -> TopicReading.read(consumer, topic, record -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("topic " + topic + ": not there (expected: a topic to read)");
        }
    }

    @Test
    void endsWhenInterrupted() {
        String topic = kafka.createTopic(TestKafka.unique("read"), 1);
        kafka.send(topic, KIBIBYTE, KIBIBYTE);
        try (var consumer = consumer(kafka.bootstrapServers(), "kafka.max.poll.records=1")) {
            AtomicBoolean interrupted = new AtomicBoolean();
            assertThatThrownBy(
                            () -> TopicReading.read(consumer, topic, interrupted::get, record -> interrupted.set(true)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("topic " + topic + ": interrupted while it was read");
        }
    }

    @Test
    void givesUpWhenTheBrokerGoesAwayInMidRead(@TempDir Path folder) {
        try (LocalCluster cluster =
                LocalCluster.start(LocalClusterConfig.in(folder).withPort(0))) {
            String topic = "halfway";
            fill(cluster.bootstrapServers(), topic);
            // hands out little at a time, so that most is still at the broker
            try (var consumer = consumer(
                    cluster.bootstrapServers(), "kafka.max.partition.fetch.bytes=2048", "kafka.fetch.max.bytes=2048")) {
                TopicReading reading = TopicReading.toEnd(consumer, topic, Duration.ofSeconds(2));
                while (reading.next().isEmpty()) {
                    assertThat(reading.isOver()).isFalse();
                }
                cluster.kill(1);
                assertThatThrownBy(() -> {
                            while (!reading.isOver()) {
                                reading.next();
                            }
                        })
                        .isInstanceOf(TimeoutException.class)
                        .hasMessageMatching(
                                "topic halfway: nothing came for 2 s, partition 0 was read up to offset \\d+" + " of "
                                        + RECORDS + " \\(expected: brokers that answer, and the topic still there\\)");
            }
        }
    }

    private static void fill(String bootstrap, String topic) {
        Map<String, Object> properties =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.BATCH_SIZE_CONFIG, 0);
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
                var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            new TopicAdmin(admin).ensure(List.of(new TopicSpec(topic, 1)), true);
            for (int i = 0; i < RECORDS; i++) {
                var unused = producer.send(new ProducerRecord<>(topic, KIBIBYTE));
            }
        }
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrap, String... assignments) {
        Map<String, Object> properties = ClientProperties.consumer(Settings.of(assignments), bootstrap);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        return new KafkaConsumer<>(properties);
    }
}
