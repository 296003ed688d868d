package org.mmoestreams.workbench.demo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicSpec;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.labels.LabelsTopic;
import org.mmoestreams.workbench.replay.Delivery;
import org.mmoestreams.workbench.replay.EventMessages;
import org.mmoestreams.workbench.replay.Messages;
import org.mmoestreams.workbench.stage.GroupProgress;
import org.mmoestreams.workbench.stage.LearnerProcess;
import org.mmoestreams.workbench.stage.Outputs;
import org.mmoestreams.workbench.stage.Stage;
import org.mmoestreams.workbench.stage.Watch;

/**
 * A demonstration from start to end in a temporary folder: a broker of its own, a learner of its own, a replay as fast
 * as the events are taken, and a report of what came of it. Leaves no process and no file.
 */
public final class Demo {

    private final DemoOptions options;
    private final Stage stage;
    private final BooleanSupplier interrupted;
    private final DemoView view;
    private final Settings settings;

    private Demo(DemoOptions options, Stage stage, BooleanSupplier interrupted, DemoView view) {
        this.options = options;
        this.stage = stage;
        this.interrupted = interrupted;
        this.view = view;
        settings = stage.settings();
    }

    /**
     * Runs a demonstration.
     *
     * @param interrupted asked now and then whether to give up
     * @param view is shown how it goes
     * @throws IllegalStateException when the learner ends early or stands still, or the demonstration is interrupted
     */
    public static DemoReport run(DemoOptions options, BooleanSupplier interrupted, DemoView view) {
        view.say("starting a broker and a learner");
        try (Stage stage = Stage.open(
                "mmoe-streams-demo",
                options.rows().data().format(),
                options.learnerAssignments(),
                UnaryOperator.identity())) {
            return new Demo(options, stage, interrupted, view).run();
        }
    }

    private DemoReport run() {
        try (var consumer = stage.consumer()) {
            createTopics(new TopicAdmin(stage.admin()));
            Outputs outputs = new Outputs(consumer, settings.topics());
            try (LearnerProcess learner = stage.startLearner()) {
                Watch watch = new Watch(learner, outputs, interrupted);
                watch.await(() -> learner.isReady(stage.admin(), settings.applicationId()));
                return learn(learner, watch);
            }
        }
    }

    private DemoReport learn(LearnerProcess learner, Watch watch) {
        Outputs outputs = watch.outputs();
        KillPlan kills =
                new KillPlan(options.kills(), expectedEvents(), options.rows().seed());
        Flow flow = new Flow();
        long start = System.nanoTime();
        CompletableFuture<Replayed> replay = CompletableFuture.supplyAsync(this::replay);
        watch.await(() -> {
            flow.note(outputs.predictions(), secondsSince(start));
            view.show(outputs, flow.perSecond());
            if (kills.isDue(outputs.predictions())) {
                learner.killAndRestart();
            }
            return replay.isDone()
                    && outputs.predictions() + outputs.deadLetters()
                            >= replay.join().events();
        });
        Replayed replayed = replay.join();
        awaitLabels(watch, replayed);
        DemoReport.Run run = new DemoReport.Run(
                replayed.events(),
                replayed.labels(),
                replayed.skipped(),
                secondsSince(start),
                flow.perSecond(),
                kills.done());
        Map<String, Long> scored = stage.scoredLabels(interrupted);
        watch.await(() -> outputs.areOver(scored));
        view.done(outputs, flow.perSecond());
        long resident = learner.peakResidentBytes().orElse(-1);
        learner.close();
        return new DemoReporter(settings, options.rows().data(), options.evaluate())
                .report(run, outputs, stage.models(interrupted), resident);
    }

    private void createTopics(TopicAdmin there) {
        there.ensure(settings.topics().specs(options.partitions()), true);
        if (options.labels().isPresent()) {
            there.ensure(List.of(new TopicSpec(LabelsTopic.of(settings.topics()), options.partitions())), true);
        }
    }

    /** Labels say nothing when they have come: the learner has read them once its commits cover them. */
    private void awaitLabels(Watch watch, Replayed replayed) {
        if (options.labels().isEmpty()) {
            return;
        }
        String group = settings.applicationId();
        String features = settings.topics().features();
        GroupProgress ofEvents = new GroupProgress(stage.admin(), group, features);
        GroupProgress ofLabels = new GroupProgress(stage.admin(), group, LabelsTopic.of(settings.topics()));
        watch.await(() -> ofEvents.events() >= replayed.events() && ofLabels.events() >= replayed.labels());
    }

    private Replayed replay() {
        String features = settings.topics().features();
        try (EventSource events = options.rows().events(Stage.CLOCK);
                Messages messages = options.labels()
                        .<Messages>map(plan -> plan.messages(events, features, LabelsTopic.of(settings.topics())))
                        .orElseGet(() -> EventMessages.of(events, features));
                var producer = stage.producer()) {
            Delivery delivery = stage.replay(producer, messages, count -> {}, interrupted);
            return new Replayed(delivery.sent(), delivery.labelsSent(), events.skipped());
        }
    }

    private long expectedEvents() {
        return options.kills() == 0 ? 0 : options.rows().count();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /**
     * What became of the rows that were read.
     *
     * @param events events sent
     * @param labels labels sent after them
     * @param skipped rows that made none
     */
    private record Replayed(long events, long labels, long skipped) {}
}
