package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.commit.UnitOfWork;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;
import org.slf4j.LoggerFactory;

/** By tasks of Kafka Streams that really end, with a commit and without one. */
@WithKafka
final class UnitOfWorkLifeCycleTest {

    private static final String MARKS = "marks";
    private static final String COUNTS = "counts";
    private static final String FAILS = "fails";

    private final String application = TestKafka.unique("late-writes");
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final TestKafka kafka;

    @TempDir
    private Path folder;

    UnitOfWorkLifeCycleTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void areCommittedWhenATaskIsClosedInOrder() {
        String in = kafka.createTopic(application + ".in", 1);
        KafkaStreams streams = start(in);
        try {
            kafka.send(in, "one".getBytes(UTF_8), "two".getBytes(UTF_8));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> calls.contains("two"));
            assertThat(calls).as("nothing commits by itself yet").doesNotContain("write");
        } finally {
            streams.close();
        }
        assertThat(calls).containsExactly("one", "two", "write", "close");
        assertThat(changelog()).containsExactly("2");
        assertThat(committed(in)).isEqualTo(2);
    }

    @Test
    void areNotCommittedWhenATaskFailsAndNothingIsSaidOfThat() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger internals = (Logger) LoggerFactory.getLogger("org.apache.kafka.streams.processor.internals");
        internals.addAppender(log);
        String in = kafka.createTopic(application + ".in", 1);
        try (KafkaStreams streams = start(in)) {
            kafka.send(in, "one".getBytes(UTF_8), FAILS.getBytes(UTF_8));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> streams.state()
                    .hasCompletedShutdown());
        } finally {
            internals.detachAppender(log);
        }
        assertThat(calls).containsExactly("one", FAILS, "close");
        assertThat(changelog()).isEmpty();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(message -> message.contains("closed before"))
                .noneMatch(message -> message.contains("close state store"));
    }

    private KafkaStreams start(String in) {
        Topology topology = new Topology()
                .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), in)
                .addProcessor("processor", Counting::new, "source")
                .addStateStore(UnitOfWork.store(MARKS), "processor")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(COUNTS), Serdes.String(), Serdes.String())
                                .withCachingDisabled(),
                        "processor");
        KafkaStreams streams = new KafkaStreams(topology, properties());
        streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        streams.start();
        return streams;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // no commit but the one at the end
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "300000");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), "600000");
        return properties;
    }

    private List<String> changelog() {
        return kafka.allRecords(application + "-" + COUNTS + "-changelog").stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private long committed(String topic) {
        return Futures.get(kafka.admin().listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata())
                .get(new TopicPartition(topic, 0))
                .offset();
    }

    private final class Counting implements Processor<byte[], byte[], Void, Void> {

        private KeyValueStore<String, String> counts;
        private UnitOfWork unit;
        private int count;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            counts = context.getStateStore(COUNTS);
            unit = UnitOfWork.start(context, MARKS, this::write, () -> {});
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            unit.change(() -> count(record));
        }

        private void count(Record<byte[], byte[]> record) {
            String value = new String(record.value(), UTF_8);
            calls.add(value);
            count++;
            if (value.equals(FAILS)) {
                throw new IllegalStateException(FAILS);
            }
        }

        @Override
        public void close() {
            calls.add("close");
            unit.close();
        }

        private void write() {
            calls.add("write");
            counts.put("all", Integer.toString(count));
        }
    }
}
