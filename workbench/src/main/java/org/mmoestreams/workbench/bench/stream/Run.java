package org.mmoestreams.workbench.bench.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.process.JvmCommand;
import org.mmoestreams.workbench.stage.GroupProgress;
import org.mmoestreams.workbench.stage.LearnerProcess;
import org.mmoestreams.workbench.stage.Patience;

/** One process of a subject on a features topic, with output topics of its own, which are gone when it is closed. */
final class Run implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final Bench bench;
    private final Settings settings;
    private final LearnerProcess process;
    private final GroupProgress progress;
    private final Patience patience;
    private final long startedAt;

    private Run(Bench bench, Settings settings, JvmCommand command) {
        this.bench = bench;
        this.settings = settings;
        this.progress = new GroupProgress(
                bench.admin(), settings.applicationId(), settings.topics().features());
        this.startedAt = System.nanoTime();
        this.process = LearnerProcess.start(command);
        this.patience = new Patience(process, progress::events, bench::isInterrupted);
    }

    /**
     * Starts a subject.
     *
     * @param name names the run; no other run of the benchmark has it
     * @param threads stream threads
     */
    static Run start(Bench bench, Subject subject, String name, String features, int threads) {
        Path folder = bench.folder().resolve(name);
        String[] own = {
            "application-id=" + name,
            "topics.features=" + features,
            "topics.predictions=" + name + ".predictions",
            "topics.metrics=" + name + ".metrics",
            "topics.dead-letters=" + name + ".dead-letters",
            "state.dir=" + folder,
            "kafka.num.stream.threads=" + threads
        };
        Settings settings = bench.settings(own);
        settings.topics().outputs().forEach(topic -> bench.create(topic, 1));
        JvmCommand command = subject.command(bench.bootstrap(), folder, bench.assignments(own));
        if (bench.options().recordings().isPresent()) {
            Path recording = bench.options().recordings().get().toAbsolutePath().resolve(name + ".jfr");
            command = command.withJvmArgs(List.of("-XX:StartFlightRecording=settings=profile,filename=" + recording));
        }
        return new Run(bench, settings, command);
    }

    Settings settings() {
        return settings;
    }

    LearnerProcess process() {
        return process;
    }

    GroupProgress progress() {
        return progress;
    }

    /** When the process was started, as {@link System#nanoTime()} has it. */
    long startedAt() {
        return startedAt;
    }

    /** A reader of the committed predictions from the first on; the caller closes it. */
    KafkaConsumer<byte[], byte[]> predictions(Map<String, Object> more) {
        Map<String, Object> properties = ClientProperties.consumer(settings, bench.bootstrap());
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        properties.putAll(more);
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties);
        List<TopicPartition> only = List.of(new TopicPartition(settings.topics().name(TopicRole.PREDICTIONS), 0));
        consumer.assign(only);
        consumer.seekToBeginning(only);
        return consumer;
    }

    /**
     * Waits until a condition holds, which is asked a hundred times a second.
     *
     * @throws IllegalStateException when the process ends, a wait lasts longer than 90 s without any progress, or the
     *     user stops it
     */
    void await(BooleanSupplier condition) {
        patience.await(condition, () -> LockSupport.parkNanos(PAUSE_NANOS));
    }

    @Override
    public void close() {
        process.close();
        new TopicAdmin(bench.admin()).delete(settings.topics().outputs());
    }
}
