package org.mmoestreams.workbench.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.replay.EventMessages;
import org.mmoestreams.workbench.stage.LearnerProcess;
import org.mmoestreams.workbench.stage.Outputs;
import org.mmoestreams.workbench.stage.Stage;
import org.mmoestreams.workbench.stage.Watch;
import org.mmoestreams.workbench.terminal.Rhythm;

/**
 * Runs a learner on generated events at full speed for long, kills it now and then, and watches its vital signs. Topics
 * keep their newest part only, so that the disk does not fill; the replay waits for the learner, so that nothing unread
 * is lost.
 */
public final class Soak {

    private static final String KEPT_BYTES = Integer.toString(256 << 20);
    private static final String SEGMENT_BYTES = Integer.toString(32 << 20);
    private static final long MOST_UNREAD = 100_000;
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final SoakOptions options;
    private final Stage stage;
    private final BooleanSupplier interrupted;
    private final Consumer<SoakSample> view;
    private final List<SoakSample> samples = new ArrayList<>();
    private final AtomicLong predicted = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private Soak(SoakOptions options, Stage stage, BooleanSupplier interrupted, Consumer<SoakSample> view) {
        this.options = options;
        this.stage = stage;
        this.interrupted = interrupted;
        this.view = view;
    }

    /**
     * Soaks a learner.
     *
     * @param interrupted asked now and then whether to give up
     * @param view is shown each sample
     */
    public static SoakReport run(SoakOptions options, BooleanSupplier interrupted, Consumer<SoakSample> view) {
        try (Stage stage = Stage.open(
                "mmoe-streams-soak",
                options.data().format(),
                List.of("http.port=0"),
                broker -> broker.withSetting("log.retention.check.interval.ms", "10000"))) {
            return new Soak(options, stage, interrupted, view).run();
        }
    }

    private SoakReport run() {
        Settings settings = stage.settings();
        try (var consumer = stage.consumer()) {
            createTopics(stage.admin(), settings);
            Outputs outputs = new Outputs(consumer, settings.topics());
            try (LearnerProcess learner = stage.startLearner()) {
                Watch watch = Watch.ofReady(stage, learner, outputs, interrupted);
                CompletableFuture<Long> replay = CompletableFuture.supplyAsync(
                        () -> replay(settings.topics().features()));
                soak(learner, watch);
                replay.join();
            }
            return new SoakReport(samples, options.warmUp(), outputs.eventsPredicted(), outputs.predictions());
        } finally {
            over.set(true);
        }
    }

    private void soak(LearnerProcess learner, Watch watch) {
        long start = System.nanoTime();
        Rhythm kills = new Rhythm(options.killEvery(), start);
        Rhythm samplings = new Rhythm(options.sampleEvery(), start);
        int[] life = {0};
        watch.await(() -> {
            predicted.set(watch.outputs().eventsPredicted());
            long now = System.nanoTime();
            if (samplings.isDue(now)) {
                sample(learner, (now - start) / 1e9, life[0]);
            }
            if (kills.isDue(now)) {
                learner.killAndRestart();
                life[0]++;
            }
            return now - start > options.length().toNanos();
        });
        over.set(true);
    }

    private void sample(LearnerProcess learner, double seconds, int life) {
        Optional<SoakSample> sample =
                learner.vitals().map(vitals -> new SoakSample(seconds, life, predicted.get(), vitals));
        sample.ifPresent(samples::add);
        sample.ifPresent(view);
    }

    private long replay(String features) {
        try (EventSource events = options.data().events(List.of(), options.seed(), RowRange.all(), Stage.CLOCK);
                var producer = stage.producer()) {
            return stage.replay(producer, EventMessages.of(events, features), this::waitForLearner, over::get)
                    .sent();
        }
    }

    private void waitForLearner(long sent) {
        while (sent - predicted.get() > MOST_UNREAD && !over.get()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void createTopics(Admin admin, Settings settings) {
        new TopicAdmin(admin).ensure(settings.topics().specs(1), true);
        for (String topic : settings.topics().all()) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            List<AlterConfigOp> bounds = List.of(
                    set(TopicConfig.RETENTION_BYTES_CONFIG, KEPT_BYTES),
                    set(TopicConfig.SEGMENT_BYTES_CONFIG, SEGMENT_BYTES));
            TopicAdmin.await(
                    admin.incrementalAlterConfigs(Map.of(resource, bounds)).all());
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
