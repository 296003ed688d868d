package org.mmoestreams.app.committed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CommitTapTest {

    private final List<String> told = new ArrayList<>();
    private final MockProducer<byte[], byte[]> below =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final TappedProducer producer =
            new TappedProducer(below, new CommitTap(Map.of("figures", new Listening(3), "broken", new Breaking())));

    @BeforeEach
    void begin() {
        producer.initTransactions();
        producer.beginTransaction();
    }

    @Test
    void tellsOfNothingBeforeItIsCommitted() {
        send("figures", "a");
        send("others", "b");
        assertThat(told).isEmpty();
        producer.commitTransaction();
        assertThat(told).containsExactly("a");
        assertThat(below.history()).hasSize(2);
    }

    @Test
    void forgetsWhatIsAborted() {
        send("figures", "a");
        producer.abortTransaction();
        producer.beginTransaction();
        send("figures", "b");
        producer.commitTransaction();
        assertThat(told).containsExactly("b");
    }

    @Test
    void holdsWhatACommitThatIsTriedAgainWillCommit() {
        send("figures", "a");
        below.commitTransactionException = new TimeoutException("later");
        assertThat(catchThrowable(producer::commitTransaction)).isNotNull();
        assertThat(told).isEmpty();
        below.commitTransactionException = null;
        producer.commitTransaction();
        assertThat(told).containsExactly("a");
    }

    @Test
    void keepsTheLastOnesOfALargeTransaction() {
        List.of("a", "b", "c", "d", "e").forEach(each -> send("figures", each));
        producer.commitTransaction();
        assertThat(told).containsExactly("c", "d", "e");
    }

    @Test
    void goesOnThoughAListenerFails() {
        send("broken", "a");
        send("figures", "b");
        producer.commitTransaction();
        assertThat(told).containsExactly("b");
    }

    private void send(String topic, String value) {
        var unused = producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8)));
    }

    private final class Listening implements CommitListener {

        private final int most;

        Listening(int most) {
            this.most = most;
        }

        @Override
        public void committed(List<ProducerRecord<byte[], byte[]>> records) {
            records.forEach(record -> told.add(new String(record.value(), UTF_8)));
        }

        @Override
        public int most() {
            return most;
        }
    }

    private static final class Breaking implements CommitListener {

        @Override
        public void committed(List<ProducerRecord<byte[], byte[]>> records) {
            throw new IllegalStateException("broken");
        }

        @Override
        public int most() {
            return 1;
        }
    }
}
