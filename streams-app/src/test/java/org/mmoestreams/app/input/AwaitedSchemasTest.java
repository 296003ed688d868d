package org.mmoestreams.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.registry.Datum;
import org.mmoestreams.client.registry.WireFormat;

class AwaitedSchemasTest {

    private static final TopicPartition ONE = new TopicPartition("features", 0);
    private static final TopicPartition OTHER = new TopicPartition("features", 1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Observations observations = new Observations();
    private final SomeFormat format = new SomeFormat();
    private List<String> inputs = List.of("features");
    private Duration now = Duration.ZERO;
    private AwaitedSchemas schemas = fresh();

    AwaitedSchemasTest() {
        consumer.assign(List.of(ONE, OTHER));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, OTHER, 0L));
    }

    @Test
    void keepsARecordBackWithAllThatFollowIt() {
        send(ONE, 0, 1, 7, 1);
        send(OTHER, 0, 1, 1);
        ConsumerRecords<byte[], byte[]> admitted = poll();
        assertThat(offsets(admitted, ONE)).containsExactly(0L);
        assertThat(offsets(admitted, OTHER)).containsExactly(0L, 1L);
        assertThat(consumer.paused()).containsExactly(ONE);
        assertThat(consumer.position(ONE)).isOne();
        assertThat(admitted.nextOffsets().get(ONE).offset()).isOne();
        format.missing.clear();
        send(ONE, 1, 7, 1);
        assertThat(offsets(pollAfter(Duration.ofSeconds(1)), ONE)).containsExactly(1L, 2L);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void leavesPausedWhatKafkaStreamsWantsPaused() {
        send(ONE, 0, 7);
        poll();
        pauseFromOutside(ONE);
        send(ONE, 0, 7);
        assertThat(pollAfter(Duration.ofSeconds(1))).isEmpty();
        assertThat(consumer.paused()).containsExactly(ONE);
        assertThat(schemas.resumed(Set.of(ONE, OTHER))).as("kept back still").containsExactly(OTHER);
        pollAfter(Duration.ofSeconds(1));
        format.missing.clear();
        send(ONE, 0, 7);
        assertThat(offsets(pollAfter(Duration.ofSeconds(1)), ONE)).containsExactly(0L);
        assertThat(schemas.resumed(Set.of(ONE))).containsExactly(ONE);
    }

    @Test
    void waitsForEachValueNoLongerThanItsPatienceThoughOthersCanBeRead() {
        format.patience = Optional.of(PATIENCE);
        send(ONE, 0, 7, 1);
        assertThat(poll()).isEmpty();
        for (int second = 0; second < 28; second++) {
            send(ONE, 0, 7, 1);
            send(OTHER, second, 1);
            assertThat(offsets(pollAfter(Duration.ofSeconds(1)), ONE)).isEmpty();
        }
        send(ONE, 0, 7, 1);
        assertThat(offsets(pollAfter(Duration.ofSeconds(2)), ONE)).containsExactly(0L);
        assertThat(consumer.paused()).isEmpty();
        send(ONE, 1, 1, 7);
        assertThat(offsets(poll(), ONE)).containsExactly(1L);
        assertThat(consumer.paused()).as("another value has a time of its own").containsExactly(ONE);
    }

    @Test
    void waitsOnceForUnreadableValuesInARow() {
        format.patience = Optional.of(PATIENCE);
        send(ONE, 0, 7, 7, 7);
        poll();
        send(ONE, 0, 7, 7, 7);
        assertThat(offsets(pollAfter(PATIENCE), ONE)).containsExactly(0L);
        send(ONE, 1, 7, 7);
        assertThat(offsets(poll(), ONE)).as("one in a poll").containsExactly(1L);
    }

    @Test
    void givesNoRecordOfItsOwnUpForWhichThereAreNoDeadLetters() {
        inputs = List.of("labels");
        schemas = fresh();
        format.patience = Optional.of(PATIENCE);
        send(ONE, 0, 7);
        poll();
        send(ONE, 0, 7);
        assertThat(pollAfter(PATIENCE.multipliedBy(2))).isEmpty();
    }

    @Test
    void asksForOneAfterTheOtherOnlyWhereThatTakesItsTime() {
        send(ONE, 0, 7, 8, 9);
        poll();
        assertThat(format.asked).containsExactly(7, 8, 9);
        format.asked.clear();
        format.patience = Optional.of(PATIENCE);
        send(ONE, 0, 7, 8, 9);
        pollAfter(Duration.ofSeconds(1));
        assertThat(format.asked).containsExactly(7);
    }

    @Test
    void noticesThatWhatItKeptBackWasDeleted() {
        send(ONE, 0, 7);
        poll();
        send(ONE, 5, 1);
        assertThat(offsets(pollAfter(Duration.ofSeconds(1)), ONE)).containsExactly(5L);
        assertThat(observations.observed().incidents()).containsEntry("records deleted while they waited", 5L);
    }

    @Test
    void saysWhatIsWaitedForUntilAnotherThreadGoesOn() {
        send(ONE, 0, 7);
        poll();
        format.reason = "away";
        send(ONE, 0, 7);
        pollAfter(Duration.ofSeconds(3));
        format.reason = "not there";
        send(ONE, 0, 7);
        pollAfter(Duration.ofSeconds(3));
        assertThat(observations.observed().warnings())
                .containsExactly("features-0, offset 0 and what follows waits: not there");
        schemas = fresh();
        consumer.resume(Set.of(ONE));
        format.missing.clear();
        send(ONE, 0, 7);
        assertThat(offsets(poll(), ONE)).containsExactly(0L);
        assertThat(observations.observed().warnings()).isEmpty();
    }

    @Test
    void forgetsAPartitionThatIsAnotherConsumersNow() {
        send(ONE, 0, 7);
        poll();
        consumer.assign(List.of(OTHER));
        pollAfter(Duration.ofSeconds(1));
        consumer.assign(List.of(ONE, OTHER));
        consumer.seek(ONE, 5);
        send(ONE, 5, 1);
        assertThat(offsets(poll(), ONE)).containsExactly(5L);
        assertThat(observations.observed().incidents()).isEmpty();
    }

    private AwaitedSchemas fresh() {
        return new AwaitedSchemas(format, observations, inputs, () -> now.toNanos());
    }

    private void pauseFromOutside(TopicPartition partition) {
        consumer.pause(Set.of(partition));
        schemas.paused(Set.of(partition));
    }

    /** What the brokers would give from an offset on; each value is the id of its schema. */
    private void send(TopicPartition partition, long offset, int... ids) {
        for (int i = 0; i < ids.length; i++) {
            consumer.addRecord(new ConsumerRecord<>(
                    partition.topic(), partition.partition(), offset + i, new byte[0], new byte[] {(byte) ids[i]}));
        }
    }

    private ConsumerRecords<byte[], byte[]> pollAfter(Duration pause) {
        now = now.plus(pause);
        return poll();
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        Fetching fetching = new MockFetching(consumer);
        schemas.resume(fetching);
        return schemas.admit(consumer.poll(Duration.ZERO), fetching);
    }

    private static List<Long> offsets(ConsumerRecords<byte[], byte[]> records, TopicPartition partition) {
        return records.records(partition).stream().map(ConsumerRecord::offset).toList();
    }

    private record MockFetching(MockConsumer<byte[], byte[]> consumer) implements Fetching {

        @Override
        public Set<TopicPartition> assignment() {
            return consumer.assignment();
        }

        @Override
        public void goBack(TopicPartition partition, OffsetAndMetadata offset) {
            consumer.seek(partition, offset);
        }

        @Override
        public void pause(TopicPartition partition) {
            consumer.pause(Set.of(partition));
        }

        @Override
        public void resume(TopicPartition partition) {
            consumer.resume(Set.of(partition));
        }
    }

    /** Lacks some schemas. */
    private static final class SomeFormat implements WireFormat {

        private final Set<Integer> missing = new HashSet<>(Set.of(7, 8, 9));
        private final List<Integer> asked = new ArrayList<>();
        private Optional<Duration> patience = Optional.empty();
        private String reason = "missing";

        @Override
        public Optional<String> awaited(String topic, Headers headers, byte[] value) {
            asked.add((int) value[0]);
            return missing.contains((int) value[0]) ? Optional.of(reason) : Optional.empty();
        }

        @Override
        public Optional<Duration> patience() {
            return patience;
        }

        @Override
        public Optional<Datum> read(String topic, Headers headers, byte[] value) {
            return Optional.empty();
        }

        @Override
        public byte[] write(String topic, Headers headers, Schema schema, byte[] singleObject) {
            return singleObject;
        }
    }
}
