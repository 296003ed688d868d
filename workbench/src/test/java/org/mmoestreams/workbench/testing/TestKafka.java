package org.mmoestreams.workbench.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.testing.Futures;

/** The tests' broker, with what tests do to it. {@link KafkaExtension} closes the one that tests share. */
public final class TestKafka implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestBroker broker;
    private final Admin admin;
    private final Duration patience;
    private String silence;

    /** On a broker that it closes with itself. */
    public TestKafka(TestBroker broker) {
        this(broker, PATIENCE);
    }

    TestKafka(TestBroker broker, Duration patience) {
        this.broker = broker;
        this.patience = patience;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /**
     * Returns when the broker has answered. Once it has not, no test waits for it again: a build ends soon, and its log
     * says what became of the broker.
     *
     * @throws AssertionError when it does not answer within half a minute, or did not at an earlier call
     */
    public synchronized void requireAnswer(String asker) {
        if (silence == null && !answers()) {
            String diagnosis = broker.diagnosis();
            silence = "the tests' broker, " + broker.description() + ", has not answered since " + asker + "; "
                    + diagnosis.lines().findFirst().orElse("");
            System.out.println(silence + "\n" + diagnosis);
        }
        if (silence != null) {
            throw new AssertionError(silence);
        }
    }

    /** A client shared by all tests, not to be closed by them. */
    public Admin admin() {
        return admin;
    }

    /** A name that no other test has: for topics and application ids. */
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Creates a topic and returns its name once its partitions take records. */
    public String createTopic(String name, int partitions) {
        return createTopic(name, partitions, Map.of());
    }

    /** Creates a topic with settings of its own and returns its name once its partitions take records. */
    public String createTopic(String name, int partitions, Map<String, String> settings) {
        NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(settings);
        Futures.get(admin.createTopics(List.of(topic)).all());
        new TopicAdmin(admin).awaitReady(List.of(name));
        return name;
    }

    /** A new idempotent producer of bytes, to be closed by the caller. */
    public Producer<byte[], byte[]> producer() {
        return producer(Map.of());
    }

    /** A new producer of bytes with settings of its own, to be closed by the caller. */
    public Producer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends values without keys to partition 0 of a topic and returns when all are acknowledged. */
    public void send(String topic, byte[]... values) {
        try (Producer<byte[], byte[]> producer = producer()) {
            Stream.of(values)
                    .map(value -> producer.send(new ProducerRecord<>(topic, 0, null, value)))
                    .toList()
                    .forEach(Futures::get);
        }
    }

    /**
     * Reads committed records of a topic from its start until there are {@code count} of them.
     *
     * @return the records read, ordered within their partition; more than {@code count} when one poll brought more
     * @throws AssertionError when they have not come after a minute
     */
    public List<ConsumerRecord<byte[], byte[]>> awaitRecords(String topic, int count) {
        return awaitRecords(topic, records -> records.size() >= count);
    }

    /**
     * Reads committed records of a topic from its start until {@code enough} holds for all read so far.
     *
     * @throws AssertionError when it does not hold after a minute
     */
    public List<ConsumerRecord<byte[], byte[]>> awaitRecords(
            String topic, Predicate<? super List<ConsumerRecord<byte[], byte[]>>> enough) {
        return CommittedRecords.await(bootstrapServers(), topic, enough);
    }

    /** Reads all committed records that a topic holds now, ordered within their partition. */
    public List<ConsumerRecord<byte[], byte[]>> allRecords(String topic) {
        return CommittedRecords.all(bootstrapServers(), topic);
    }

    private boolean answers() {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(Math.toIntExact(patience.toMillis())))
                    .nodes()
                    .get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
