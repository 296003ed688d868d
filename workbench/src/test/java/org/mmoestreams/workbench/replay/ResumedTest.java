package org.mmoestreams.workbench.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.labels.LabelDelays;
import org.mmoestreams.workbench.labels.LabelFaults;
import org.mmoestreams.workbench.labels.LabelPlan;
import org.mmoestreams.workbench.testing.Fruit;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Replays that end anywhere, each partition on its own, and are gone on with. */
@WithKafka
@Timeout(120)
final class ResumedTest {

    private static final int ROWS = 200;
    private static final int PARTITIONS = 3;
    private static final long SEED = new SplittableRandom().nextLong();

    private final TestKafka kafka;
    private final Fruit fruit = new Fruit();

    ResumedTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void sendsWhatIsMissingAndNothingTwice() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> whole = topics();
        List<String> cut = topics();
        try (Producer<byte[], byte[]> producer = kafka.producer();
                Messages messages = messages(whole)) {
            new Replay(producer).send(messages, Pace.FREE, sent -> {}, () -> false);
            for (int i = 0; i < 2; i++) {
                copyBeginnings(producer, whole.get(i), cut.get(i), random);
            }
        }
        resume(cut);
        for (int i = 0; i < 2; i++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                assertThat(told(cut.get(i), partition))
                        .as("seed %d, %s", SEED, partition)
                        .isEqualTo(told(whole.get(i), partition));
            }
        }
        assertThat(resume(cut)).as("records left once all were sent").isZero();
    }

    @Test
    void refusesATopicThatEndsInAnotherRow() {
        List<String> topics = topics();
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            Futures.get(producer.send(new ProducerRecord<>(topics.get(0), 1, "other".getBytes(UTF_8), new byte[1])));
        }
        assertThatThrownBy(() -> resume(topics))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resume: the last record of " + topics.get(0) + "-1, offset 0, key other (expected: one of"
                        + " those that these rows and options give; go on with --from-row)");
    }

    private List<String> topics() {
        return Stream.of("features", "labels")
                .map(name -> kafka.createTopic(TestKafka.unique(name), PARTITIONS))
                .toList();
    }

    private Messages messages(List<String> topics) {
        LabelFaults faults = new LabelFaults(false, 0.1, 0.1);
        LabelPlan plan = LabelPlan.of(fruit, LabelDelays.parse(List.of("exponential:20")), faults, 1);
        EventClock clock = EventClock.from(Instant.ofEpochSecond(1_700_000_000));
        return plan.messages(fruit.events(List.of(), 1, RowRange.first(ROWS), clock), topics.get(0), topics.get(1));
    }

    /** Sends the rest, and says how many records that were. */
    private long resume(List<String> topics) {
        Map<String, Object> settings = ClientProperties.consumer(Settings.of(), kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings);
                Producer<byte[], byte[]> producer = kafka.producer();
                Messages rest = Resumed.of(() -> messages(topics), Set.copyOf(topics), consumer, () -> false)) {
            Replay replay = new Replay(producer);
            replay.send(rest, Pace.FREE, sent -> {}, () -> false);
            return replay.delivery().sent() + replay.delivery().labelsSent();
        }
    }

    private void copyBeginnings(Producer<byte[], byte[]> producer, String from, String to, SplittableRandom random) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<ConsumerRecord<byte[], byte[]>> records = records(from, partition);
            for (ConsumerRecord<byte[], byte[]> record : records.subList(0, random.nextInt(records.size()))) {
                Futures.get(producer.send(
                        new ProducerRecord<>(to, partition, record.timestamp(), record.key(), record.value())));
            }
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, int partition) {
        return kafka.allRecords(topic).stream()
                .filter(record -> record.partition() == partition)
                .toList();
    }

    private List<String> told(String topic, int partition) {
        return records(topic, partition).stream()
                .map(record -> record.timestamp() + " " + new String(record.key(), UTF_8) + " "
                        + HexFormat.of().formatHex(record.value()))
                .toList();
    }
}
