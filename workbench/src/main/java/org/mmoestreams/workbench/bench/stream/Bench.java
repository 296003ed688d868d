package org.mmoestreams.workbench.bench.stream;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicSpec;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;
import org.mmoestreams.workbench.replay.EventMessages;
import org.mmoestreams.workbench.stage.Stage;

/** What all parts of the benchmark use: a broker in a temporary folder, events, and someone who watches. */
final class Bench implements AutoCloseable {

    /** It lives long, and takes its share of the same cores: compiled as a broker in earnest is. */
    private static final List<String> BROKER_JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final StreamBenchOptions options;
    private final BooleanSupplier interrupted;
    private final Consumer<String> view;
    private final Stage stage;

    private Bench(StreamBenchOptions options, Stage stage, BooleanSupplier interrupted, Consumer<String> view) {
        this.options = options;
        this.stage = stage;
        this.interrupted = interrupted;
        this.view = view;
    }

    /**
     * Starts the broker.
     *
     * @throws org.mmoestreams.app.config.ConfigException when what the user assigned cannot work; before the broker is
     *     started
     */
    static Bench start(StreamBenchOptions options, BooleanSupplier interrupted, Consumer<String> view) {
        // what the learner wrote is counted in the topics: nothing may be cleaned away before
        Stage stage = Stage.open(
                "mmoe-streams-bench", options.data().format(), options.assignments(), broker -> broker.withJvmArgs(
                                BROKER_JVM)
                        .withSetting("log.cleaner.enable", "false"));
        return new Bench(options, stage, interrupted, view);
    }

    StreamBenchOptions options() {
        return options;
    }

    String bootstrap() {
        return stage.bootstrap();
    }

    Path folder() {
        return stage.folder();
    }

    Admin admin() {
        return stage.admin();
    }

    void say(String line) {
        view.accept(line);
    }

    /** Settings as the user gave them, with more over them. */
    Settings settings(String... assignments) {
        return stage.settings(assignments);
    }

    /** What the data set needs, the user's assignments, then more. */
    List<String> assignments(String... more) {
        return stage.assignments(more);
    }

    /** Creates a topic. */
    void create(String topic, int partitions) {
        new TopicAdmin(admin()).ensure(List.of(new TopicSpec(topic, partitions)), true);
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
        try (EventSource events = EventSource.of(rows(options.events()), events(), Stage.CLOCK);
                var producer = producer()) {
            stage.replay(producer, EventMessages.of(events, topic), sent -> {}, interrupted);
        }
        return topic;
    }

    KafkaProducer<byte[], byte[]> producer() {
        return stage.producer("kafka.producer.linger.ms=1");
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
        stage.close();
    }
}
