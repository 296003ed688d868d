package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.admin.MissingTopicsException;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.topics.TopicSpec;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

@WithKafka
class TopicAdminTest {

    private final TestKafka kafka;
    private final TopicAdmin topics;
    private final String present = TestKafka.unique("present");
    private final String missing = TestKafka.unique("missing");
    private final String alsoMissing = TestKafka.unique("missing");

    TopicAdminTest(TestKafka kafka) {
        this.kafka = kafka;
        this.topics = new TopicAdmin(kafka.admin());
    }

    @Test
    void namesAllTopicsThatAreMissing() {
        kafka.createTopic(present, 1);
        List<TopicSpec> wanted =
                List.of(new TopicSpec(present, 1), new TopicSpec(missing, 1), new TopicSpec(alsoMissing, 1));
        String message = "missing topics " + missing + ", " + alsoMissing
                + " (expected: all topics to be there; create them, or let run --create-topics do so)";
        assertThatThrownBy(() -> topics.ensure(wanted, false))
                .isInstanceOf(MissingTopicsException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> topics.require(List.of(present, missing, alsoMissing)))
                .hasMessage(message);
        assertThat(topics.names()).contains(present).doesNotContain(missing, alsoMissing);
    }

    @Test
    void createsWhatIsMissingAndLeavesTheRest() {
        kafka.createTopic(present, 1);
        assertThat(topics.ensure(List.of(new TopicSpec(present, 5), new TopicSpec(missing, 3)), true))
                .containsExactly(missing);
        assertThat(partitions(missing)).isEqualTo(3);
        assertThat(partitions(present)).isEqualTo(1);
        topics.require(List.of(present, missing));
        assertThat(topics.ensure(List.of(new TopicSpec(missing, 3)), true)).isEmpty();
    }

    @Test
    void createsTopicsWhoseLeadersTakeRecordsAtOnce() {
        int partitions = 50;
        // an idempotent producer whose first batch finds no leader, and whose second does, is stuck for good
        Map<String, Object> once =
                Map.of(ProducerConfig.RETRIES_CONFIG, 0, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        try (Producer<byte[], byte[]> producer = kafka.producer(once)) {
            topics.ensure(List.of(new TopicSpec(missing, partitions)), true);
            IntStream.range(0, partitions)
                    .mapToObj(partition -> producer.send(new ProducerRecord<>(missing, partition, null, new byte[1])))
                    .toList()
                    .forEach(Futures::get);
        }
        assertThat(kafka.allRecords(missing)).hasSize(partitions);
    }

    @Test
    void deletesTopicsThatMayBeGoneAlready() {
        kafka.createTopic(present, 1);
        topics.delete(List.of(present, missing));
        assertThat(topics.names()).doesNotContain(present);
    }

    private int partitions(String topic) {
        return Futures.get(kafka.admin()
                        .describeTopics(List.of(topic))
                        .topicNameValues()
                        .get(topic))
                .partitions()
                .size();
    }
}
