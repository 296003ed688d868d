package org.mmoestreams.workbench.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

@WithKafka
@Timeout(120)
final class GroupLagTest {

    private final TestKafka kafka;
    private final String group = TestKafka.unique("group");
    private final String topic;

    GroupLagTest(TestKafka kafka) {
        this.kafka = kafka;
        this.topic = kafka.createTopic(TestKafka.unique("inputs"), 2);
    }

    @Test
    void isNotKnownOfAGroupThatHasCommittedNothing() {
        send(3);
        assertThat(lag()).isEmpty();
    }

    @Test
    void isWhatTheGroupHasNotCommittedInAllPartitions() {
        send(3);
        commit(1);
        assertThat(lag()).hasValue(2);
        Futures.get(kafka.admin()
                .alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 1), new OffsetAndMetadata(0)))
                .all());
        assertThat(lag()).hasValue(2);
        commit(3);
        assertThat(lag()).hasValue(0);
    }

    @Test
    void countsOffsetsWhereThereAreMany() {
        send(700);
        commit(50);
        assertThat(lag()).hasValue(650);
    }

    @Test
    void countsNeitherMarkersNorWhatWasAborted() {
        send(1);
        commit(1);
        transaction(true);
        transaction(false);
        assertThat(lag()).hasValue(1);
    }

    private OptionalLong lag() {
        try (var inputs =
                new KafkaConsumer<byte[], byte[]>(ClientProperties.consumer(Settings.of(), kafka.bootstrapServers()))) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            return new GroupLag(kafka.admin(), inputs, group, partitions).records();
        }
    }

    private void send(int records) {
        kafka.send(topic, Collections.nCopies(records, new byte[1]).toArray(byte[][]::new));
    }

    private void commit(long offset) {
        Futures.get(kafka.admin()
                .alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                .all());
    }

    private void transaction(boolean committed) {
        Map<String, Object> settings = Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TestKafka.unique("feeder"));
        try (Producer<byte[], byte[]> producer = kafka.producer(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            Futures.get(producer.send(new ProducerRecord<>(topic, 0, null, new byte[1])));
            if (committed) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }
}
