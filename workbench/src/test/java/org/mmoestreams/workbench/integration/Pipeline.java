package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.GroupState;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;
import org.mmoestreams.workbench.replay.EventMessages;
import org.mmoestreams.workbench.replay.Pace;
import org.mmoestreams.workbench.replay.Replay;
import org.mmoestreams.workbench.testing.LearnerNames;
import org.mmoestreams.workbench.testing.PacedSending;
import org.mmoestreams.workbench.testing.TestKafka;

/** One learner's surroundings: an application id and topics of its own, what goes in and what comes out. */
final class Pipeline {

    private final TestKafka kafka;
    private final Path folder;
    private final List<String> assignments;
    private final Settings settings;

    private Pipeline(TestKafka kafka, Path folder, List<String> assignments) {
        this.kafka = kafka;
        this.folder = folder;
        this.assignments = List.copyOf(assignments);
        this.settings = Settings.of(assignments.toArray(String[]::new));
    }

    /**
     * A pipeline without topics yet.
     *
     * @param folder for local state and logs
     * @param more settings, {@code key=value} each
     */
    static Pipeline withoutTopics(TestKafka kafka, Path folder, String... more) {
        String id = TestKafka.unique("learner");
        List<String> assignments = LearnerNames.ofMortal(id);
        assignments.addAll(
                List.of("state.dir=" + folder.resolve("state"), "metrics.sliding-rows=1500", "metrics.every-rows=500"));
        assignments.addAll(List.of(more));
        return new Pipeline(kafka, folder, assignments);
    }

    /** A pipeline with its topics. */
    static Pipeline create(TestKafka kafka, Path folder, int partitions, String... more) {
        Pipeline pipeline = withoutTopics(kafka, folder, more);
        new TopicAdmin(kafka.admin()).ensure(pipeline.settings.topics().specs(partitions), true);
        return pipeline;
    }

    /** The models of a learner that nothing disturbs, after the first census events. */
    static List<ModelState> undisturbed(TestKafka kafka, Path folder, int events) {
        Pipeline pipeline = create(kafka, folder, 1);
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isOne();
            pipeline.send(CensusStream.messages(0, events));
            pipeline.awaitPredictions(events);
        }
        return pipeline.models();
    }

    /** The same topics and application with further settings, and local state of its own. */
    Pipeline with(Path otherFolder, String... more) {
        List<String> all = new ArrayList<>(assignments);
        all.add("state.dir=" + otherFolder.resolve("state"));
        all.addAll(List.of(more));
        return new Pipeline(kafka, otherFolder, all);
    }

    Settings settings() {
        return settings;
    }

    /** A command line for this pipeline: a command, the broker, the settings, and more arguments. */
    String[] commandLine(String command, String... more) {
        return commandLineFor(kafka.bootstrapServers(), command, more);
    }

    /** The same for a broker as it is reached from elsewhere. */
    String[] commandLineFor(String bootstrap, String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--bootstrap", bootstrap));
        assignments.forEach(assignment -> arguments.addAll(List.of("--set", assignment)));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** Starts a learner in this JVM. */
    LearnerApp start() {
        return LearnerApp.start(settings, kafka.bootstrapServers(), new LearnerApp.StartOptions(false, 1, Set.of()));
    }

    /** Starts a learner in a JVM of its own. */
    LearnerJvm startJvm(String... more) {
        return LearnerJvm.start(kafka.bootstrapServers(), folder.resolve("learner.log"), assignments, more);
    }

    /** Replays generated census rows as fast as they go. */
    void replay(RowRange range) {
        replay(CensusStream.EVENTS, CensusStream.rows(range));
    }

    /** Replays rows as fast as they go. */
    void replay(RowEvents events, RowSource rows) {
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            EventSource source = EventSource.of(rows, events, CensusStream.CLOCK);
            new Replay(producer)
                    .send(EventMessages.of(source, settings.topics().features()), Pace.FREE, sent -> {}, () -> false);
        }
    }

    /** Sends messages as fast as they go. */
    void send(List<Message> messages) {
        send(messages, Double.POSITIVE_INFINITY);
    }

    /** Sends messages evenly, so many per second, and returns when the broker has them. */
    void send(List<Message> messages, double rate) {
        String topic = settings.topics().features();
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            PacedSending.send(
                    producer,
                    messages.stream().map(message -> message.to(topic)).toList(),
                    rate);
        }
    }

    /** Waits until so many predictions are committed. */
    List<Said> awaitPredictions(int count) {
        return said(kafka.awaitRecords(settings.topics().name(TopicRole.PREDICTIONS), count));
    }

    /** The predictions that are committed now, in their order. */
    List<Said> predictions() {
        return said(predictionRecords());
    }

    List<ConsumerRecord<byte[], byte[]>> predictionRecords() {
        return kafka.allRecords(settings.topics().name(TopicRole.PREDICTIONS));
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return kafka.allRecords(settings.topics().name(TopicRole.DEAD_LETTERS));
    }

    List<ConsumerRecord<byte[], byte[]>> awaitDeadLetters(int count) {
        return kafka.awaitRecords(settings.topics().name(TopicRole.DEAD_LETTERS), count);
    }

    /** Waits until metrics over so many rows are published for every task. */
    List<TaskMetrics> awaitMetrics(long rows, int tasks) {
        return metrics(kafka.awaitRecords(
                settings.topics().name(TopicRole.METRICS),
                records -> metrics(records).stream()
                                .filter(metrics -> metrics.getLastRow() == rows)
                                .count()
                        >= 2L * tasks));
    }

    List<ConsumerRecord<byte[], byte[]>> metricsRecords() {
        return kafka.allRecords(settings.topics().name(TopicRole.METRICS));
    }

    /** The models as they are committed now. */
    List<ModelState> models() {
        try (var consumer =
                new KafkaConsumer<byte[], byte[]>(ClientProperties.consumer(settings, kafka.bootstrapServers()))) {
            return new StoredModels(consumer, settings.applicationId())
                    .read().stream().map(ModelState::of).toList();
        }
    }

    /** The state of the learner's consumer group. */
    GroupState groupState() {
        String group = settings.applicationId();
        return Futures.get(kafka.admin().describeConsumerGroups(List.of(group)).all())
                .get(group)
                .groupState();
    }

    private static List<Said> said(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> Said.of(AvroBytes.to(Prediction.class, record.value())))
                .toList();
    }

    private static List<TaskMetrics> metrics(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> AvroBytes.to(TaskMetrics.class, record.value()))
                .toList();
    }
}
