package org.mmoestreams.workbench.bench.waiting;

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
import org.mmoestreams.app.http.Vitals;
import org.mmoestreams.app.learner.LearnerNode;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.stage.GroupProgress;
import org.mmoestreams.workbench.stage.LearnerProcess;
import org.mmoestreams.workbench.stage.Patience;
import org.mmoestreams.workbench.stage.Stage;

/** A learner whose rows wait, with topics of its own, in a process of its own. */
final class Waiter implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final Stage stage;
    private final BooleanSupplier interrupted;
    private final Path folder;
    private final List<String> assignments;
    private final Settings settings;
    private final GroupProgress progress;
    private LearnerProcess process;

    private Waiter(Stage stage, String name, String labels, int mostWaiting, BooleanSupplier interrupted) {
        this.stage = stage;
        this.interrupted = interrupted;
        folder = stage.folder().resolve(name);
        String[] own = {
            "application-id=" + name,
            "topics.features=" + name + ".features",
            "topics.labels=" + labels,
            "topics.predictions=" + name + ".predictions",
            "topics.metrics=" + name + ".metrics",
            "topics.dead-letters=" + name + ".dead-letters",
            "labels.max-waiting=" + mostWaiting,
            "state.dir=" + folder.resolve("state")
        };
        assignments = stage.assignments(own);
        settings = stage.settings(own);
        progress = new GroupProgress(stage.admin(), name, features());
    }

    /**
     * Makes the topics of a learner that is not started yet.
     *
     * @param name no other learner has it
     * @param mostWaiting how many rows may wait
     * @param interrupted asked now and then whether to give up
     */
    static Waiter of(Stage stage, String name, int mostWaiting, BooleanSupplier interrupted) {
        Waiter waiter = new Waiter(stage, name, name + ".labels", mostWaiting, interrupted);
        waiter.createTopics();
        return waiter;
    }

    /** The same for a learner whose labels come in their events: nothing waits. */
    static Waiter inline(Stage stage, String name, BooleanSupplier interrupted) {
        Waiter learner = new Waiter(stage, name, "", 1, interrupted);
        learner.createTopics();
        return learner;
    }

    boolean hasLabelsTopic() {
        return settings.topics().inputs().contains(TopicRole.LABELS);
    }

    /** Starts its process. */
    void start() {
        process = LearnerProcess.start(stage.bootstrap(), folder, assignments);
    }

    LearnerProcess process() {
        return process;
    }

    String features() {
        return settings.topics().features();
    }

    /** The labels topic; empty where there is none. */
    String labels() {
        return hasLabelsTopic() ? settings.topics().name(TopicRole.LABELS) : "";
    }

    /** The topic from which what waits is restored. */
    String changelog() {
        return settings.applicationId() + "-" + LearnerNode.WAITING_STORE + "-changelog";
    }

    /** The bytes that its folder takes: what waits is in there, and little else. */
    long folderBytes() {
        return Disk.folder(folder);
    }

    /** The bytes that the broker keeps of the changelog. */
    long changelogBytes() {
        return Disk.topic(stage.admin(), changelog());
    }

    /** Events that its commits cover. */
    long events() {
        return progress.events();
    }

    /** Memory that is resident now; -1 where the process does not tell. */
    long residentBytes() {
        return process.vitals().map(Vitals::residentBytes).orElse(-1L);
    }

    /** A reader of what is committed of a topic from now on; the caller closes it. */
    KafkaConsumer<byte[], byte[]> reader(String topic) {
        Map<String, Object> properties = ClientProperties.consumer(settings, stage.bootstrap());
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties);
        List<TopicPartition> only = List.of(new TopicPartition(topic, 0));
        consumer.assign(only);
        consumer.seekToEnd(only);
        consumer.position(only.get(0));
        return consumer;
    }

    /** A reader of its committed predictions from now on; the caller closes it. */
    KafkaConsumer<byte[], byte[]> predictions() {
        return reader(settings.topics().name(TopicRole.PREDICTIONS));
    }

    /** Waits until a condition holds, which is asked fifty times a second. */
    void await(BooleanSupplier condition) {
        await(condition, () -> LockSupport.parkNanos(PAUSE_NANOS));
    }

    /**
     * Waits until a condition holds.
     *
     * @param pause what to do between two looks
     * @throws IllegalStateException when the process ends or stands still, or the user stops it
     */
    void await(BooleanSupplier condition, Runnable pause) {
        // what is restored takes disk before it shows in commits
        new Patience(process, () -> progress.events() + folderBytes(), interrupted).await(condition, pause);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private void createTopics() {
        new TopicAdmin(stage.admin()).ensure(settings.topics().specs(1), true);
    }
}
