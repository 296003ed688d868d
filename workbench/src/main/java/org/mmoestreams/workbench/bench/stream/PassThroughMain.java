package org.mmoestreams.workbench.bench.stream;

import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.runtime.ParentWatch;
import org.mmoestreams.client.serde.EventSchema;

/** Runs the pass-through in a process of its own, with what Kafka Streams is told for a learner. */
final class PassThroughMain {

    private PassThroughMain() {}

    /** How events are read and predictions written. */
    enum Serdes {
        /** By the learner's own reader and writer. */
        DIRECT {
            @Override
            Function<byte[], byte[]> answers(Settings settings, EventSchema schema) {
                return new DirectAnswers(settings, schema);
            }
        },
        /** By Avro's generated classes. */
        RECORDS {
            @Override
            Function<byte[], byte[]> answers(Settings settings, EventSchema schema) {
                return new RecordAnswers(settings, schema);
            }
        };

        abstract Function<byte[], byte[]> answers(Settings settings, EventSchema schema);
    }

    /**
     * Runs until it is stopped or its parent has gone.
     *
     * @param arguments the serdes, the brokers, then the settings, {@code key=value} each
     */
    public static void main(String... arguments) throws InterruptedException {
        ParentWatch.exitWithParent();
        Settings settings = Settings.of(Arrays.copyOfRange(arguments, 2, arguments.length));
        CountDownLatch ended = new CountDownLatch(1);
        EventSchema schema = settings.event().read();
        Serdes serdes = Serdes.valueOf(arguments[0]);
        Properties properties = StreamsProperties.of(settings, arguments[1]);
        // nobody asks for commits here
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                Long.toString(StreamsProperties.commitInterval(settings).toMillis()));
        KafkaStreams streams =
                new KafkaStreams(PassThrough.topology(settings, () -> serdes.answers(settings, schema)), properties);
        streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(streams), "stop-pass-through"));
        streams.start();
        ended.await();
    }

    private static void close(KafkaStreams streams) {
        streams.close();
    }
}
