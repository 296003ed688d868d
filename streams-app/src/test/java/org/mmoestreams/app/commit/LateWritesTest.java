package org.mmoestreams.app.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.testing.Marks;

final class LateWritesTest {

    private static final String STORE = "changes";

    private final List<String> calls = new ArrayList<>();
    private final MockProcessorContext<Void, Void> context =
            new MockProcessorContext<>(properties(), new TaskId(0, 0), new File("target"));
    private final Marks marks = Marks.add(context, STORE);
    private final LateWrites writes = LateWrites.start(context, STORE, () -> calls.add("write"));

    @Test
    void writeOnceForAllChangesBetweenTwoCommits() {
        marks.commit();
        assertThat(calls).as("nothing changed").isEmpty();
        change();
        change();
        assertThat(calls).as("no commit yet").isEmpty();
        marks.commit();
        marks.commit();
        assertThat(calls).containsExactly("write");
        change();
        marks.commit();
        assertThat(calls).containsExactly("write", "write");
    }

    @Test
    void refuseToWriteWhatAFailedChangeLeft() {
        change();
        writes.changing();
        assertThatIllegalStateException()
                .isThrownBy(marks::commit)
                .withMessage(
                        "task 0_0: a change failed half-way (expected: no commit of what it left; the task starts anew"
                                + " from its last commit)");
        assertThatIllegalStateException().as("another change after it").isThrownBy(writes::changing);
        assertThat(calls).isEmpty();
    }

    @Test
    void failACommitOfWhatWasNotWrittenWhenTheProcessorClosed() {
        change();
        writes.close();
        assertThatIllegalStateException()
                .isThrownBy(marks::commit)
                .withMessage(
                        "task 0_0: closed before what changed was written (expected: no commit of a closed task; it"
                                + " starts anew from its last commit)");
        assertThat(calls).isEmpty();
    }

    @Test
    void letACommitPassWhenAllWasWrittenBeforeTheProcessorClosed() {
        change();
        marks.commit();
        writes.close();
        marks.put();
        assertThat(calls).containsExactly("write");
    }

    @Test
    void failACommitAfterAWriteThatFailedAlsoWhenTheProcessorClosed() {
        LateWrites failing = LateWrites.start(context, STORE, () -> {
            throw new IllegalStateException("not written");
        });
        failing.changing();
        failing.changed();
        assertThatIllegalStateException().isThrownBy(marks::commit).withMessage("not written");
        failing.close();
        assertThatIllegalStateException().isThrownBy(marks::put).withMessageContaining("closed before");
    }

    @Test
    void comeAfterTheCallThatChangedSomethingAndBeforeItsCommitEnds() {
        run("10485760");
        assertThat(calls).containsExactly("process one", "write", "process two", "write");
    }

    @Test
    void comeWithinTheCallWhereTheCacheHoldsNothing() {
        run("0");
        assertThat(calls).containsExactly("process one", "write", "process two", "write");
    }

    @Test
    void keepNothingThatCouldBeRead() {
        MarkStore store = (MarkStore) new MarkStore.Supplier(STORE).get();
        assertThatThrownBy(store::all)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("store changes: keeps nothing (expected: put only)");
        assertThat(store.approximateNumEntries()).isZero();
    }

    private void change() {
        writes.changing();
        writes.changed();
    }

    /** The driver commits after every record. */
    private void run(String cacheBytes) {
        Properties properties = properties();
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/late-writes");
        Topology topology = new Topology()
                .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in")
                .addProcessor("processor", Noting::new, "source")
                .addStateStore(LateWrites.store(STORE), "processor");
        try (TopologyTestDriver driver = new TopologyTestDriver(topology, properties)) {
            TestInputTopic<byte[], byte[]> in =
                    driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer());
            in.pipeInput("one".getBytes(StandardCharsets.UTF_8));
            in.pipeInput("two".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "late-writes");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        return properties;
    }

    private final class Noting implements Processor<byte[], byte[], Void, Void> {

        private LateWrites writes;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            writes = LateWrites.start(context, STORE, () -> calls.add("write"));
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            writes.changing();
            calls.add("process " + new String(record.value(), StandardCharsets.UTF_8));
            writes.changed();
        }

        @Override
        public void close() {
            writes.close();
        }
    }
}
