package org.mmoestreams.workbench.bench.stream;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.startup.SetUp;
import org.mmoestreams.client.topics.TopicSpec;
import org.mmoestreams.workbench.broker.LocalCluster;
import org.mmoestreams.workbench.broker.LocalClusterConfig;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;
import org.mmoestreams.workbench.replay.Replay;
import org.mmoestreams.workbench.stage.EventFiles;
import org.mmoestreams.workbench.stage.TemporaryFolder;

/** What all parts of the benchmark use: a broker in a temporary folder, events, and someone who watches. */
final class Bench implements AutoCloseable {

    /** It lives long, and takes its share of the same cores: compiled as a broker in earnest is. */
    private static final List<String> BROKER_JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private static final Instant FIRST_EVENT = Instant.parse("1995-01-01T00:00:00Z");

    private final StreamBenchOptions options;
    private final BooleanSupplier interrupted;
    private final Consumer<String> view;
    private final TemporaryFolder folder;
    private final List<String> assignments;
    private final LocalCluster cluster;
    private final Admin admin;

    private Bench(
            StreamBenchOptions options, TemporaryFolder folder, BooleanSupplier interrupted, Consumer<String> view) {
        this.options = options;
        this.interrupted = interrupted;
        this.view = view;
        this.folder = folder;
        assignments = new ArrayList<>(EventFiles.write(options.data().events(), folder.path()));
        assignments.addAll(options.assignments());
        SetUp.of(settings());
        // what the learner wrote is counted in the topics: nothing may be cleaned away before
        cluster = LocalCluster.start(LocalClusterConfig.in(folder.path().resolve("broker"))
                .withJvmArgs(BROKER_JVM)
                .withPort(0)
                .withSetting("log.cleaner.enable", "false"));
        admin = Admins.create(settings(), cluster.bootstrapServers());
    }

    /**
     * Starts the broker.
     *
     * @throws org.mmoestreams.app.config.ConfigException when what the user assigned cannot work; before the broker is
     *     started
     */
    static Bench start(StreamBenchOptions options, BooleanSupplier interrupted, Consumer<String> view) {
        TemporaryFolder folder = TemporaryFolder.create("mmoe-streams-bench");
        try {
            return new Bench(options, folder, interrupted, view);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    StreamBenchOptions options() {
        return options;
    }

    String bootstrap() {
        return cluster.bootstrapServers();
    }

    Path folder() {
        return folder.path();
    }

    Admin admin() {
        return admin;
    }

    void say(String line) {
        view.accept(line);
    }

    /** Settings as the user gave them, with more over them. */
    Settings settings(String... assignments) {
        return Settings.of(assignments(assignments).toArray(String[]::new));
    }

    /** What the data set needs, the user's assignments, then more. */
    List<String> assignments(String... more) {
        List<String> all = new ArrayList<>(assignments);
        all.addAll(List.of(more));
        return all;
    }

    /** Creates a topic. */
    void create(String topic, int partitions) {
        new TopicAdmin(admin).ensure(List.of(new TopicSpec(topic, partitions)), true);
    }

    /** Rows as the options say, so many of them. */
    RowSource rows(long events) {
        return options.rows().isEmpty()
                ? options.data().generated(options.seed(), RowRange.first(events))
                : new CyclingRows(options.data(), options.rows(), events);
    }

    /** The events made of them. */
    RowEvents events() {
        return options.data().events();
    }

    /** Creates a topic with the benchmark's events and returns its name. */
    String preload(int partitions) {
        String topic = "bench.features." + partitions;
        say("putting " + options.events() + " events on " + partitions + " partition(s)");
        create(topic, partitions);
        try (RowSource rows = rows(options.events());
                var producer = producer()) {
            new Replay(producer, topic, events(), EventClock.from(FIRST_EVENT)).send(rows, 0, sent -> {}, interrupted);
        }
        return topic;
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(ClientProperties.producer(settings("kafka.producer.linger.ms=1"), bootstrap()));
    }

    /** Whether the user has asked to stop. */
    boolean isInterrupted() {
        return interrupted.getAsBoolean();
    }

    /** @throws IllegalStateException when the user has asked to stop */
    void checkInterrupted() {
        if (isInterrupted()) {
            throw new IllegalStateException("interrupted");
        }
    }

    @Override
    public void close() {
        admin.close();
        cluster.close();
        folder.close();
    }
}
