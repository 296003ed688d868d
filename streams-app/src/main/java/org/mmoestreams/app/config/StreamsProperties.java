package org.mmoestreams.app.config;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.RECEIVE_BUFFER_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BATCH_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.RETRY_BACKOFF_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.network.Selectable;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/** What Kafka Streams is told. */
public final class StreamsProperties {

    /** How often the learner asks for a commit, in milliseconds: among what its processors are told. */
    public static final String COMMIT_EVERY_MS = "mmoe.commit.every.ms";

    private static final long MEBIBYTE = 1024 * 1024;
    private static final int LONGEST_POLL_MS = 10;

    private static final String ANYWHERE = "127.0.0.1:9092";

    private StreamsProperties() {}

    /**
     * The properties that the learner runs with, the user's own Kafka settings over them.
     *
     * <p>Client settings are given without a client's prefix wherever only one kind of client has them, so that the
     * user's win with or without a prefix.
     *
     * @param bootstrap brokers as {@code host:port}, separated by commas
     * @throws ConfigException when a reference in a Kafka setting leads nowhere, or commits are to come less often than
     *     transactions time out
     */
    public static Properties of(Settings settings, String bootstrap) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "1");
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, "-1");
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
        properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTimes.class.getName());
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, SendErrors.class.getName());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class.getName());
        // a prediction is visible at the next commit, which the learner asks for when it has predicted what waits
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "100");
        properties.put(
                StreamsConfig.POLL_MS_CONFIG,
                Long.toString(pollMillis(settings.window().linger())));
        addClientProperties(properties);
        properties.putAll(References.resolve(settings.kafka()));
        askForCommits(properties);
        retryCommitsSoon(properties);
        // an event that failed half-way is undone with its transaction, and only so: it cannot be left out
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndFailProcessingExceptionHandler.class.getName());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return properties;
    }

    /** How often the learner commits. */
    public static Duration commitInterval(Settings settings) {
        return Duration.ofMillis(Long.parseLong(of(settings, ANYWHERE).getProperty(COMMIT_EVERY_MS)));
    }

    /** Where a new application begins in its topics: Kafka's {@code auto.offset.reset}. */
    public static String offsetReset(Settings settings) {
        Properties properties = of(settings, ANYWHERE);
        for (String prefix : List.of(StreamsConfig.MAIN_CONSUMER_PREFIX, StreamsConfig.CONSUMER_PREFIX)) {
            if (properties.containsKey(prefix + AUTO_OFFSET_RESET_CONFIG)) {
                return properties.getProperty(prefix + AUTO_OFFSET_RESET_CONFIG);
            }
        }
        return properties.getProperty(AUTO_OFFSET_RESET_CONFIG);
    }

    /** The largest request, and so record, that the learner's producer sends, in bytes. */
    public static int maxRequestBytes(Settings settings) {
        StreamsConfig config = new StreamsConfig(of(settings, ANYWHERE));
        Object bytes = config.getProducerConfigs(settings.applicationId()).get(MAX_REQUEST_SIZE_CONFIG);
        return Integer.parseInt(bytes.toString());
    }

    private static void addClientProperties(Properties properties) {
        properties.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(SESSION_TIMEOUT_MS_CONFIG, "6000");
        properties.put(HEARTBEAT_INTERVAL_MS_CONFIG, "2000");
        // a poll's records take well under a second: a thread that is silent for this long is stuck
        properties.put(MAX_POLL_INTERVAL_MS_CONFIG, "120000");
        // a killed learner's open transaction blocks readers for this long: no longer than its session, or readers wait
        // for it alone
        properties.put(TRANSACTION_TIMEOUT_CONFIG, "6000");
        // a client reads what came only while it polls: with 64 KiB, a fetch's rest would wait for its sender then
        properties.put(RECEIVE_BUFFER_CONFIG, Integer.toString(Selectable.USE_DEFAULT_BUFFER_SIZE));
        // commits flush anyway: the linger only lets batches fill in between
        properties.put(LINGER_MS_CONFIG, "20");
        // the topics' own limits count, not the client's
        properties.put(MAX_REQUEST_SIZE_CONFIG, Long.toString(64 * MEBIBYTE));
        properties.put(BATCH_SIZE_CONFIG, Integer.toString(128 * 1024));
    }

    /** The interval is the user's and the learner keeps it; Kafka Streams would do so in a phase of its own. */
    private static void askForCommits(Properties properties) {
        String name = StreamsConfig.COMMIT_INTERVAL_MS_CONFIG;
        long every = millis(name, properties.get(name));
        Object plain = properties.get(TRANSACTION_TIMEOUT_CONFIG);
        String prefixed = StreamsConfig.producerPrefix(TRANSACTION_TIMEOUT_CONFIG);
        long timeout = millis(TRANSACTION_TIMEOUT_CONFIG, properties.getOrDefault(prefixed, plain));
        if (every < 1 || every >= timeout) {
            throw new ConfigException("kafka." + name + ": " + every + " (expected: 1 or more, and less than"
                    + " kafka.transaction.timeout.ms, " + timeout
                    + ", for a transaction is open from commit to commit)");
        }
        properties.put(COMMIT_EVERY_MS, Long.toString(every));
        // its own clock is a safety net, for where nobody asks; it runs out however many commits were asked for, and
        // those have to wait for its commit: so as seldom as transactions allow
        properties.put(name, Long.toString(Math.max(every, timeout / 2)));
        // Kafka Streams compares the two, and looks for the prefix
        properties.put(prefixed, Long.toString(timeout));
    }

    /** What a commit has to ask the transaction's coordinator for again must not cost it an interval. */
    private static void retryCommitsSoon(Properties properties) {
        Object plain = properties.getOrDefault(RETRY_BACKOFF_MS_CONFIG, "10");
        properties.putIfAbsent(StreamsConfig.producerPrefix(RETRY_BACKOFF_MS_CONFIG), plain);
    }

    private static long millis(String name, Object value) {
        return (Long) ConfigDef.parseType(name, value, ConfigDef.Type.LONG);
    }

    /** How long a poll may block: lingers and commits are looked after between polls. */
    private static long pollMillis(Duration linger) {
        return Math.max(1, Math.min(LONGEST_POLL_MS, linger.toMillis()));
    }
}
