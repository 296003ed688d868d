package org.mmoestreams.workbench.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mmoestreams.app.testing.Futures;

/** The same on a broker in a container and on one in a child JVM. */
@WithKafka
final class KafkaExtensionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TestKafka kafka;

    KafkaExtensionTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void readsWhatWasCommittedAndNothingElse() {
        String topic = kafka.createTopic(TestKafka.unique("transactions"), 2);
        Map<String, Object> transactional = Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TestKafka.unique("writer"));
        try (Producer<byte[], byte[]> producer = kafka.producer(transactional)) {
            producer.initTransactions();
            producer.beginTransaction();
            Futures.get(producer.send(record(topic, 0, "kept")));
            Futures.get(producer.send(record(topic, 1, "kept too")));
            producer.commitTransaction();
            producer.beginTransaction();
            Futures.get(producer.send(record(topic, 0, "dropped")));
            producer.abortTransaction();
        }
        assertThat(kafka.awaitRecords(topic, 2)).hasSize(2);
        assertThat(kafka.allRecords(topic))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyInAnyOrder("kept", "kept too");
    }

    @Test
    void givesTheSameBrokerToAll(TestKafka other) {
        assertThat(other).isSameAs(kafka);
        assertThat(other.bootstrapServers()).matches("(127\\.0\\.0\\.1|localhost):\\d+");
    }

    @Test
    void createsNoTopicsByItself() {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        Config config = Futures.get(
                kafka.admin().describeConfigs(List.of(broker)).values().get(broker));
        assertThat(config.get("auto.create.topics.enable").value()).isEqualTo("false");
    }

    @Test
    @Timeout(120)
    void asksABrokerThatDoesNotAnswerOnceAndNoMore() {
        AtomicInteger diagnoses = new AtomicInteger();
        try (TestKafka gone = new TestKafka(new GoneBroker(diagnoses), PATIENCE)) {
            assertThatThrownBy(() -> gone.requireAnswer("first"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("a broker that is gone, has not answered since first");
            long start = System.nanoTime();
            assertThatThrownBy(() -> gone.requireAnswer("second")).hasMessageContaining("since first");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
            assertThat(diagnoses).hasValue(1);
        }
    }

    private record GoneBroker(AtomicInteger diagnoses) implements TestBroker {

        @Override
        public String bootstrapServers() {
            return "localhost:1";
        }

        @Override
        public String description() {
            return "a broker that is gone";
        }

        @Override
        public String diagnosis() {
            return "diagnosis " + diagnoses.incrementAndGet();
        }

        @Override
        public void close() {}
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, String value) {
        return new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8));
    }
}
