package org.mmoestreams.workbench.bench.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.history.RecordedWindow;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicReading;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.LearntWindow;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.EventTimes;
import org.mmoestreams.workbench.labels.LabelsTopic;
import org.mmoestreams.workbench.replay.EventMessages;
import org.mmoestreams.workbench.replay.Messages;
import org.mmoestreams.workbench.stage.LearnerProcess;
import org.mmoestreams.workbench.stage.Outputs;
import org.mmoestreams.workbench.stage.RowReplay;
import org.mmoestreams.workbench.stage.RowReplay.Replayed;
import org.mmoestreams.workbench.stage.Stage;
import org.mmoestreams.workbench.stage.Watch;

/** One learner, with a broker of its own, that learns all rows under one policy. */
final class PolicyRun {

    private static final int PARTITIONS = 1;

    private final LabelBenchOptions options;
    private final LabelPolicy policy;
    private final EventFormat format;
    private final Stage stage;
    private final BooleanSupplier interrupted;
    private final Settings settings;

    private PolicyRun(
            LabelBenchOptions options,
            LabelPolicy policy,
            EventFormat format,
            Stage stage,
            BooleanSupplier interrupted) {
        this.options = options;
        this.format = format;
        this.policy = policy;
        this.stage = stage;
        this.interrupted = interrupted;
        settings = stage.settings();
    }

    /**
     * Learns all rows.
     *
     * @param format the events, with the policy in their spec
     * @throws IllegalStateException when the learner ends early or stands still, or the run is interrupted
     */
    static PolicyResult of(
            LabelBenchOptions options, LabelPolicy policy, EventFormat format, BooleanSupplier interrupted) {
        List<String> told = LabelsTopic.toldTo(options.assignments());
        try (Stage stage = Stage.open("mmoe-streams-bench", format, told, UnaryOperator.identity())) {
            return new PolicyRun(options, policy, format, stage, interrupted).run();
        }
    }

    private PolicyResult run() {
        new TopicAdmin(stage.admin()).ensure(settings.topics().specs(PARTITIONS), true);
        Learnt learnt = learn();
        return result(learnt.sent(), learnt.seconds());
    }

    private Learnt learn() {
        RowReplay rows = new RowReplay(stage, options.rows(), interrupted);
        try (var consumer = stage.consumer();
                LearnerProcess learner = stage.startLearner()) {
            Watch watch = Watch.ofReady(stage, learner, new Outputs(consumer, settings.topics()), interrupted);
            long start = System.nanoTime();
            CompletableFuture<Replayed> sending = CompletableFuture.supplyAsync(() -> rows.send(this::messages));
            watch.await(() -> sending.isDone() && rows.isTaken(sending.join()));
            return new Learnt(sending.join(), (System.nanoTime() - start) / 1e9);
        }
    }

    private PolicyResult result(Replayed sent, double seconds) {
        Published published = new Published();
        records(settings.topics().name(TopicRole.PREDICTIONS)).forEach(record -> published.add(record.value()));
        List<LearntWindow> history = records(InternalTopic.HISTORY.of(settings.applicationId())).stream()
                .map(record -> AvroBytes.to(LearntWindow.class, record.value()))
                .toList();
        return new PolicyResult(
                settings,
                format.schema(),
                sent.labels(),
                seconds,
                records(settings.topics().name(TopicRole.DEAD_LETTERS)).size(),
                records(settings.topics().features()),
                published,
                RecordedWindow.all(
                        history, format.schema().spec().networkTasks().size()),
                stage.models(interrupted).stream()
                        .filter(StoredModel::hasLearnt)
                        .map(StoredModel::digest)
                        .findFirst());
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = stage.consumer()) {
            TopicReading.read(consumer, topic, interrupted, records::add);
        }
        return records;
    }

    private Messages messages(EventSource events) {
        String features = settings.topics().features();
        return policy.sendsLate()
                ? options.labels().messages(events, features, LabelsTopic.of(settings.topics()))
                : EventMessages.timed(
                        events, features, new EventTimes(options.rows().data().format())::of);
    }

    /**
     * How learning went.
     *
     * @param sent events and labels that were sent
     * @param seconds from the first event sent to the last commit
     */
    private record Learnt(Replayed sent, double seconds) {}
}
