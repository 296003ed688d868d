package org.mmoestreams.workbench.bench.waiting;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.mmoestreams.workbench.stage.Stage;

/**
 * The benchmark of waiting rows, from start to end: its own broker, a learner in which many rows wait and one in which
 * few do. Leaves no process and no file.
 */
public final class WaitingBench {

    private static final List<String> BROKER_JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");
    /** The model is small, for it is not what is measured; memory is asked over HTTP. */
    private static final List<String> SETTINGS = List.of(
            "model.experts=2", "model.expert-units=8", "model.tower-units=4", "model.embedding-width=4", "http.port=0");

    private static final double MEGABYTE = 1e6;

    private final WaitingBenchOptions options;
    private final SmallEvents events = new SmallEvents();
    private final BooleanSupplier interrupted;
    private final Consumer<String> view;

    private WaitingBench(WaitingBenchOptions options, BooleanSupplier interrupted, Consumer<String> view) {
        this.options = options;
        this.interrupted = interrupted;
        this.view = view;
    }

    /**
     * Runs all of it.
     *
     * @param interrupted asked now and then whether to give up
     * @param view is told how it goes
     * @throws IllegalStateException when a process ends early or stands still, or the benchmark is interrupted
     */
    public static WaitingFigures run(WaitingBenchOptions options, BooleanSupplier interrupted, Consumer<String> view) {
        return new WaitingBench(options, interrupted, view).run();
    }

    private WaitingFigures run() {
        List<String> assignments =
                Stream.concat(SETTINGS.stream(), options.assignments().stream()).toList();
        try (Stage stage = Stage.open(
                        "mmoe-streams-waiting",
                        events.format(),
                        assignments,
                        broker -> broker.withJvmArgs(BROKER_JVM));
                var producer = stage.producer("kafka.producer.linger.ms=1");
                Waiter many = waiter(stage, "waiting-many", options.rows());
                Waiter few = waiter(stage, "waiting-few", WaitingBenchOptions.FEW);
                Waiter inline = Waiter.inline(stage, "waiting-none", interrupted)) {
            Sender toMany = sender(producer, many, options.rows());
            Filling filling = fill(many, toMany);
            Steady steady = steady(
                    new Fed(many, toMany),
                    new Fed(few, sender(producer, few, WaitingBenchOptions.FEW)),
                    new Fed(inline, sender(producer, inline, 0)));
            Restarts restarts = restart(many, toMany);
            return WaitingFigures.of(options, filling, steady, restarts, expire(many, toMany));
        }
    }

    private Filling fill(Waiter many, Sender toMany) {
        view.accept(String.format(Locale.ROOT, "putting %,d events on a topic", options.rows()));
        toMany.fill(interrupted);
        many.start();
        Filling filling = Filling.measure(many, options.rows());
        for (Filling.Tenth tenth : filling.tenths()) {
            say(
                    "filling, %,d rows waiting: %,.0f events/s, %,.0f MB resident",
                    tenth.waiting(), tenth.perSecond(), tenth.residentBytes() / MEGABYTE);
        }
        return filling;
    }

    private Steady steady(Fed many, Fed few, Fed inline) {
        few.sender().fill(interrupted);
        few.learner().start();
        few.learner().await(() -> few.learner().events() >= WaitingBenchOptions.FEW);
        inline.learner().start();
        Steady steady = Steady.measure(many, few, inline, options);
        few.learner().close();
        inline.learner().close();
        say(
                "steady: %,.0f events/s with %,d rows waiting, %,.0f with %,d: ratio %.2f; %,.0f with labels in them;"
                        + " %,.0f MB resident",
                steady.many().perSecond().median(),
                options.rows(),
                steady.few().perSecond().median(),
                WaitingBenchOptions.FEW,
                steady.ratio().median(),
                steady.inline().perSecond().median(),
                many.learner().residentBytes() / MEGABYTE);
        return steady;
    }

    private Restarts restart(Waiter many, Sender toMany) {
        Restarts restarts = Restarts.measure(many, toMany);
        say(
                "restart: %.1f s from SIGKILL to the next prediction; SIGTERM %.1f s, then %.1f s; folder %,.0f MB,"
                        + " changelog %,.0f MB",
                restarts.afterKill(),
                restarts.stopSeconds(),
                restarts.afterStop(),
                restarts.folderBytes() / MEGABYTE,
                restarts.changelogBytes() / MEGABYTE);
        return restarts;
    }

    private Expiry expire(Waiter many, Sender toMany) {
        Expiry expiry = Expiry.measure(many, toMany, options);
        say(
                "expiry: all gone after %.0f s; predictions at most %.0f ms apart, %.0f before; %.0f ms late at most",
                expiry.seconds(),
                expiry.during().longestGapMillis(),
                expiry.before().longestGapMillis(),
                expiry.during().latencyMillisMost());
        return expiry;
    }

    private Waiter waiter(Stage stage, String name, int rows) {
        return Waiter.of(stage, name, 2 * rows + options.turn(), interrupted);
    }

    private Sender sender(Producer<byte[], byte[]> producer, Waiter learner, int rows) {
        return new Sender(events, producer, learner, rows, options.seed());
    }

    private void say(String format, Object... values) {
        view.accept(String.format(Locale.ROOT, format, values));
    }
}
