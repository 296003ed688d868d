package org.mmoestreams.workbench.cli;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.mmoestreams.checks.Checks.check;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.acl.AclOperation;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.cli.ConfigOptions;
import org.mmoestreams.app.cli.ConnectionOptions;
import org.mmoestreams.app.cli.Failures;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.app.cli.TopicOptions;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.EventTimes;
import org.mmoestreams.workbench.labels.LabelPlan;
import org.mmoestreams.workbench.labels.LabelsTopic;
import org.mmoestreams.workbench.replay.Delivery;
import org.mmoestreams.workbench.replay.EventMessages;
import org.mmoestreams.workbench.replay.FirstShown;
import org.mmoestreams.workbench.replay.Messages;
import org.mmoestreams.workbench.replay.Pace;
import org.mmoestreams.workbench.replay.Replay;
import org.mmoestreams.workbench.replay.Resumed;
import org.mmoestreams.workbench.shaping.Shape;
import org.mmoestreams.workbench.shaping.ShapedRows;
import org.mmoestreams.workbench.terminal.LiveLine;
import org.mmoestreams.workbench.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays rows, of files or generated, into the features topic. */
@Command(
        name = "replay",
        description = {
            "Replay rows into the features topic, one event per row: those of a data set, or files of your own whose"
                    + " rows name their values.",
            "Id and time of an event are the row's own; where it has none, they follow from its index, so that a replay"
                    + " can go on where an earlier one ended."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final String TIMES_NEEDED =
            "the event time of row 0, as 1995-01-01T00:00:00Z, since late labels, --speed, --shuffle and --loop go by"
                    + " event times";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private TopicOptions topics;

    @Mixin
    private StreamOptions stream;

    @Mixin
    private PaceOptions pace;

    @Mixin
    private ResumeOption resume;

    @Option(
            names = "--start-time",
            paramLabel = "INSTANT",
            description = "Event time of row 0, as 1995-01-01T00:00:00Z; each row is a millisecond later."
                    + " Default: the time of sending. For rows that have no time of their own.")
    private Optional<Instant> startTime = Optional.empty();

    @Override
    public Integer call() {
        Settings settings = config.settings();
        ShapedRows shaped = OptionValues.checked(spec, () -> shaped(settings));
        Optional<LabelPlan> plan = OptionValues.checked(spec, () -> stream.labels(shaped));
        Pace when = OptionValues.checked(spec, pace::pace);
        topics.partitions();
        Topics shared = settings.topics();
        Optional<String> labelsTopic = plan.map(unused -> LabelsTopic.of(shared));
        TopicTimes times = prepare(settings, labelsTopic);
        try (var interruption = Interruption.watch();
                Messages messages = messages(settings, () -> messages(shaped, plan, shared), interruption);
                var producer = new KafkaProducer<byte[], byte[]>(
                        ClientProperties.producer(settings, connection.bootstrap()))) {
            Replay replay = new Replay(producer);
            send(replay, watched(messages, times), when, new ReplayProgress(expected(shaped)), interruption);
            // before the interruption is over, for the JVM may wait for this alone
            String what = interruption.requested()
                    ? "interrupted: " + wayOn(replay.delivery())
                    : ReplayProgress.end(replay.delivery(), shared.features(), labelsTopic.orElse(""));
            say(what, messages, replay.delivery().sent());
        }
        return 0;
    }

    private TopicTimes prepare(Settings settings, Optional<String> labelsTopic) {
        AclOperation[] operations = resume.isGiven() ? new AclOperation[] {WRITE, READ} : new AclOperation[] {WRITE};
        try (Admin admin = Admins.connect(settings, connection.bootstrap())) {
            return new ReplayTopics(admin, topics).prepare(settings.topics(), labelsTopic, operations);
        }
    }

    private Messages watched(Messages messages, TopicTimes times) {
        return new FirstShown(messages, first -> {
            if (times.deletes(first.time(), System.currentTimeMillis())) {
                spec.commandLine().getErr().println(times.warning());
                spec.commandLine().getErr().flush();
            }
        });
    }

    private ShapedRows shaped(Settings settings) {
        resume.checkAgainst(settings);
        ShapedRows rows = stream.rows(settings.event());
        check(
                startTime.isPresent()
                        || !needsTimes(rows.shape())
                        || rows.data().mayHaveTimes(),
                "start-time",
                "none",
                TIMES_NEEDED);
        return rows;
    }

    private Messages messages(Settings settings, Supplier<Messages> all, Interruption interruption) {
        if (!resume.isGiven()) {
            return all.get();
        }
        Set<String> written = stream.areLabelsLate()
                ? Set.of(settings.topics().features(), LabelsTopic.of(settings.topics()))
                : Set.of(settings.topics().features());
        try (var consumer =
                new KafkaConsumer<byte[], byte[]>(ClientProperties.consumerOfSent(settings, connection.bootstrap()))) {
            return Resumed.of(all, written, consumer, interruption::requested);
        }
    }

    private Messages messages(ShapedRows shaped, Optional<LabelPlan> plan, Topics shared) {
        EventSource events = shaped.events(clock(shaped.shape()));
        if (plan.isPresent()) {
            return plan.get().messages(events, shared.features(), LabelsTopic.of(shared));
        }
        return pace.needsTimes()
                ? EventMessages.timed(
                        events, shared.features(), new EventTimes(shaped.data().format())::of)
                : EventMessages.of(events, shared.features());
    }

    private EventClock clock(Shape made) {
        return startTime.isEmpty() && needsTimes(made)
                ? EventClock.none("--start-time, or rows with times of their own: " + TIMES_NEEDED)
                : EventClock.of(startTime);
    }

    private boolean needsTimes(Shape made) {
        return stream.areLabelsLate() || pace.needsTimes() || made.needsTimes();
    }

    /** Files are counted for those who look on alone. */
    private OptionalLong expected(ShapedRows shaped) {
        try {
            return Terminal.columns().isPresent() ? OptionalLong.of(shaped.count()) : shaped.atMost();
        } catch (IllegalArgumentException | UncheckedIOException unreadable) {
            return shaped.atMost();
        }
    }

    private void send(Replay replay, Messages messages, Pace when, ReplayProgress progress, Interruption interruption) {
        try (LiveLine line = Terminal.columns().isPresent()
                ? Terminal.liveLine(spec.commandLine().getErr())
                : LiveLine.none()) {
            replay.send(messages, when, sent -> line.show(columns -> progress.line(sent)), interruption::requested);
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            throw new IllegalStateException(Failures.describe(e) + "; " + wayOn(replay.delivery()), e);
        }
    }

    /** Labels of rows before the one to go on from would be missing, and rows that are shaped have other numbers. */
    private String wayOn(Delivery delivery) {
        boolean byRows = !stream.areLabelsLate() && stream.areRowsPlain();
        return ReplayProgress.wayOn(delivery, stream.areLabelsLate(), byRows);
    }

    private void say(String what, Messages messages, long sent) {
        long skipped = messages.skipped();
        String there = messages instanceof Resumed resumed ? "; " + resumed.passed() + " records were there" : "";
        String rest = skipped == 0 ? "" : "; " + skipped + " of " + (sent + skipped) + " rows skipped";
        spec.commandLine().getOut().println(what + there + rest);
        spec.commandLine().getOut().flush();
    }
}
