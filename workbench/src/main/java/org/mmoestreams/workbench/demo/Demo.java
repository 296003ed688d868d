package org.mmoestreams.workbench.demo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.labels.LabelsTopic;
import org.mmoestreams.workbench.replay.EventMessages;
import org.mmoestreams.workbench.replay.Messages;
import org.mmoestreams.workbench.stage.LearnerProcess;
import org.mmoestreams.workbench.stage.Outputs;
import org.mmoestreams.workbench.stage.RowReplay;
import org.mmoestreams.workbench.stage.RowReplay.Replayed;
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
    private final DemoEnd end;
    private final Settings settings;
    private Optional<String> address = Optional.empty();

    private Demo(DemoOptions options, Stage stage, BooleanSupplier interrupted, DemoView view, DemoEnd end) {
        this.options = options;
        this.stage = stage;
        this.interrupted = interrupted;
        this.view = view;
        this.end = end;
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
        return run(options, interrupted, view, (stage, report) -> {});
    }

    /**
     * Runs a demonstration.
     *
     * @param end is handed what came of it
     */
    public static DemoReport run(DemoOptions options, BooleanSupplier interrupted, DemoView view, DemoEnd end) {
        long start = System.nanoTime();
        view.say("starting a broker and a learner");
        try (Stage stage = Stage.launch(
                "mmoe-streams-demo",
                options.rows().data().format(),
                options.learnerAssignments(),
                UnaryOperator.identity())) {
            return new Demo(options, stage, interrupted, view, end).run(start);
        }
    }

    /** The learner is started beside the broker, which it waits for: half of its start needs none. */
    private DemoReport run(long start) {
        String partitions = Integer.toString(options.partitions());
        try (LearnerProcess learner =
                stage.startLearner("--create-topics", "--partitions", partitions, "--await-brokers", "PT1M")) {
            stage.awaitBroker();
            new TopicAdmin(stage.admin()).ensure(settings.topics().specs(options.partitions()), true);
            try (var consumer = stage.consumer()) {
                Outputs outputs = new Outputs(consumer, settings.topics());
                DemoReport report = learn(learner, Watch.of(learner, outputs, interrupted), start);
                end.show(stage, report);
                return report;
            }
        }
    }

    private DemoReport learn(LearnerProcess learner, Watch watch, long start) {
        Outputs outputs = watch.outputs();
        KillPlan kills =
                new KillPlan(options.kills(), expectedEvents(), options.rows().seed());
        Flow flow = new Flow();
        RowReplay rows = new RowReplay(stage, options.rows(), interrupted);
        CompletableFuture<Replayed> replay = CompletableFuture.supplyAsync(() -> rows.send(this::messages));
        watch.await(() -> {
            flow.note(outputs.predictions(), secondsSince(start));
            sayWhere(learner);
            view.show(outputs, flow.perSecond());
            if (kills.isDue(outputs.predictions())) {
                learner.killAndRestart();
                address = Optional.empty();
            }
            return replay.isDone()
                    && outputs.predictions() + outputs.deadLetters()
                            >= replay.join().events();
        });
        Replayed replayed = replay.join();
        if (options.labels().isPresent()) {
            // labels say nothing when they have come
            watch.await(() -> rows.isTaken(replayed));
        }
        DemoReport.Run run = new DemoReport.Run(
                replayed.events(),
                replayed.labels(),
                replayed.skipped(),
                flow.firstSeconds(),
                secondsSince(start) - flow.firstSeconds(),
                flow.perSecond(),
                kills.done());
        Map<String, Long> scored = stage.scoredLabels(interrupted);
        watch.await(() -> outputs.areOver(scored));
        view.done(outputs, flow.perSecond());
        long resident = learner.peakResidentBytes().orElse(-1);
        if (!end.keepsLearner()) {
            learner.close();
        }
        return new DemoReporter(settings, options.rows().data(), options.evaluate())
                .report(run, outputs, stage.models(interrupted), resident);
    }

    /** Once for each process: each has an address of its own. */
    private void sayWhere(LearnerProcess learner) {
        if (address.isEmpty()) {
            address = learner.address();
            address.ifPresent(there -> view.say("dashboard: " + there));
        }
    }

    private Messages messages(EventSource events) {
        String features = settings.topics().features();
        return options.labels()
                .<Messages>map(plan -> plan.messages(events, features, LabelsTopic.of(settings.topics())))
                .orElseGet(() -> EventMessages.of(events, features));
    }

    private long expectedEvents() {
        return options.kills() == 0 ? 0 : options.rows().count();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
