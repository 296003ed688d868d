package org.mmoestreams.workbench.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.startup.SetUp;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.workbench.broker.LocalCluster;
import org.mmoestreams.workbench.broker.LocalClusterConfig;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;
import org.mmoestreams.workbench.replay.Replay;
import org.mmoestreams.workbench.stage.EventFiles;
import org.mmoestreams.workbench.stage.LearnerProcess;
import org.mmoestreams.workbench.stage.Outputs;
import org.mmoestreams.workbench.stage.TemporaryFolder;
import org.mmoestreams.workbench.stage.Watch;

/**
 * A demonstration from start to end in a temporary folder: a broker of its own, a learner of its own, a replay as fast
 * as the events are taken, and a report of what came of it. Leaves no process and no file.
 */
public final class Demo {

    /** Event time of row 0: the same on every run, so that the same rows give the same model. */
    private static final Instant FIRST_EVENT = Instant.parse("1995-01-01T00:00:00Z");

    private final DemoOptions options;
    private final TemporaryFolder folder;
    private final BooleanSupplier interrupted;
    private final DemoView view;
    private final List<String> assignments = new ArrayList<>();
    private final Settings settings;

    private Demo(DemoOptions options, TemporaryFolder folder, BooleanSupplier interrupted, DemoView view) {
        this.options = options;
        this.folder = folder;
        this.interrupted = interrupted;
        this.view = view;
        assignments.addAll(EventFiles.write(options.data().events(), folder.path()));
        assignments.addAll(options.assignments());
        assignments.add("state.dir=" + folder.path().resolve("state"));
        settings = SetUp.of(Settings.of(assignments.toArray(String[]::new))).settings();
    }

    /**
     * Runs a demonstration.
     *
     * @param interrupted asked now and then whether to give up
     * @param view is shown how it goes
     * @throws IllegalStateException when the learner ends early or stands still, or the demonstration is interrupted
     */
    public static DemoReport run(DemoOptions options, BooleanSupplier interrupted, DemoView view) {
        try (TemporaryFolder folder = TemporaryFolder.create("mmoe-streams-demo")) {
            return new Demo(options, folder, interrupted, view).run();
        }
    }

    private DemoReport run() {
        view.say("starting a broker and a learner");
        Path data = folder.path().resolve("broker");
        try (LocalCluster cluster =
                LocalCluster.start(LocalClusterConfig.in(data).withPort(0))) {
            String bootstrap = cluster.bootstrapServers();
            try (Admin admin = Admins.create(settings, bootstrap);
                    var consumer = new KafkaConsumer<byte[], byte[]>(ClientProperties.consumer(settings, bootstrap))) {
                new TopicAdmin(admin).ensure(settings.topics().specs(options.partitions()), true);
                Outputs outputs = new Outputs(consumer, settings.topics());
                try (LearnerProcess learner = LearnerProcess.start(bootstrap, folder.path(), assignments)) {
                    Watch watch = new Watch(learner, outputs, interrupted);
                    watch.await(() -> learner.isReady(admin, settings.applicationId()));
                    return learn(bootstrap, learner, watch);
                }
            }
        }
    }

    private DemoReport learn(String bootstrap, LearnerProcess learner, Watch watch) {
        Outputs outputs = watch.outputs();
        KillPlan kills = new KillPlan(options.kills(), expectedEvents(), options.seed());
        Flow flow = new Flow();
        long start = System.nanoTime();
        CompletableFuture<Long> replay = CompletableFuture.supplyAsync(() -> replay(bootstrap));
        watch.await(() -> {
            flow.note(outputs.eventsPredicted(), secondsSince(start));
            view.show(outputs, flow.perSecond());
            if (kills.isDue(outputs.eventsPredicted())) {
                learner.killAndRestart();
            }
            return replay.isDone() && outputs.eventsPredicted() + outputs.deadLetters() >= replay.join();
        });
        DemoReport.Run run = new DemoReport.Run(replay.join(), secondsSince(start), flow.perSecond(), kills.done());
        List<StoredModel> models = models(bootstrap);
        long learnt = models.stream().mapToLong(StoredModel::rowsLearnt).sum();
        watch.await(() -> outputs.measuredRows() >= learnt);
        view.done(outputs, flow.perSecond());
        long resident = learner.peakResidentBytes().orElse(-1);
        learner.close();
        return new DemoReporter(settings, options.data(), options.evaluate())
                .report(run, outputs, models(bootstrap), resident);
    }

    private long replay(String bootstrap) {
        try (RowSource rows = rows();
                var producer = new KafkaProducer<byte[], byte[]>(ClientProperties.producer(settings, bootstrap))) {
            RowEvents events = options.data().events();
            String features = settings.topics().features();
            return new Replay(producer, features, events, EventClock.from(FIRST_EVENT))
                    .send(rows, 0, sent -> {}, interrupted);
        }
    }

    private RowSource rows() {
        return options.data().rows(options.rows(), options.seed(), RowRange.first(options.events()));
    }

    private long expectedEvents() {
        if (options.rows().isEmpty() || options.kills() == 0) {
            return options.events();
        }
        long events = 0;
        try (RowSource rows = rows()) {
            for (; rows.hasNext(); events++) {
                rows.next();
            }
        }
        return events;
    }

    private List<StoredModel> models(String bootstrap) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(ClientProperties.consumer(settings, bootstrap))) {
            return new StoredModels(consumer, settings.applicationId(), interrupted).read();
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
