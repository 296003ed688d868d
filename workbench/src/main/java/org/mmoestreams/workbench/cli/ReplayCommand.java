package org.mmoestreams.workbench.cli;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
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
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.EventTimes;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.labels.LabelPlan;
import org.mmoestreams.workbench.labels.LabelsTopic;
import org.mmoestreams.workbench.replay.EventMessages;
import org.mmoestreams.workbench.replay.Messages;
import org.mmoestreams.workbench.replay.Pace;
import org.mmoestreams.workbench.replay.Replay;
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

    private static final long GENERATED = 100_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private TopicOptions topics;

    @Mixin
    private RowOptions rows;

    @Mixin
    private PaceOptions pace;

    @Mixin
    private LabelOptions labels;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events at most. Default: " + GENERATED + " generated rows, or all rows of the files.")
    private Optional<Long> events = Optional.empty();

    @Option(names = "--from-row", paramLabel = "I", description = "Index of the first row, counted from 0.")
    private long fromRow;

    @Option(
            names = "--start-time",
            paramLabel = "INSTANT",
            description = "Event time of row 0, as 1995-01-01T00:00:00Z; each row is a millisecond later."
                    + " Default: the time of sending. For rows that have no time of their own.")
    private Optional<Instant> startTime = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seeds the generated rows. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Override
    public Integer call() {
        Settings settings = config.settings();
        DataSet data = OptionValues.checked(spec, () -> rows.set(settings.event(), labels.columns()));
        RowRange range = OptionValues.checked(spec, () -> checkedRange(data));
        Optional<LabelPlan> plan = OptionValues.checked(spec, () -> labels.plan(data, seed));
        Pace when = OptionValues.checked(spec, pace::pace);
        Optional<String> labelsTopic = plan.map(unused -> LabelsTopic.of(settings.topics()));
        try (Admin admin = Admins.create(settings, connection.bootstrap())) {
            new ReplayTopics(admin, topics).prepare(settings.topics(), labelsTopic);
        }
        String features = settings.topics().features();
        try (EventSource events = data.events(rows.files(), seed, range, clock());
                Messages messages = messages(events, data, plan, settings.topics());
                var interruption = Interruption.watch();
                var producer = new KafkaProducer<byte[], byte[]>(
                        ClientProperties.producer(settings, connection.bootstrap()))) {
            Replay replay = new Replay(producer);
            send(replay, messages, when, interruption);
            // before the interruption is over, for the JVM may wait for this alone
            String what = interruption.requested()
                    ? "interrupted: " + ReplayProgress.wayOn(replay.delivery(), labels.areLate())
                    : ReplayProgress.end(replay.delivery(), features, labelsTopic.orElse(""));
            say(what, events.skipped(), replay.delivery().sent());
        }
        return 0;
    }

    private Messages messages(EventSource events, DataSet data, Optional<LabelPlan> plan, Topics shared) {
        if (plan.isPresent()) {
            return plan.get().messages(events, shared.features(), LabelsTopic.of(shared));
        }
        return pace.needsTimes()
                ? EventMessages.timed(events, shared.features(), new EventTimes(data.format())::of)
                : EventMessages.of(events, shared.features());
    }

    private RowRange checkedRange(DataSet data) {
        topics.partitions();
        data.checkFiles("rows", rows.files());
        RowRange range = new RowRange(fromRow, limit());
        data.events(rows.files(), seed, RowRange.first(0), clock()).close();
        return range;
    }

    private EventClock clock() {
        boolean needsTimes = labels.areLate() || pace.needsTimes();
        return startTime.isEmpty() && needsTimes
                ? EventClock.none("--start-time, as 1995-01-01T00:00:00Z, or rows with times of their own, since"
                        + " --label-delay and --speed go by event times")
                : EventClock.of(startTime);
    }

    private long limit() {
        return events.orElse(rows.files().isEmpty() ? GENERATED : Long.MAX_VALUE);
    }

    private void send(Replay replay, Messages messages, Pace when, Interruption interruption) {
        try (LiveLine line = Terminal.columns().isPresent()
                ? Terminal.liveLine(spec.commandLine().getErr())
                : LiveLine.none()) {
            ReplayProgress progress =
                    new ReplayProgress(limit() == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(limit()));
            replay.send(messages, when, sent -> line.show(columns -> progress.line(sent)), interruption::requested);
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            String wayOn = ReplayProgress.wayOn(replay.delivery(), labels.areLate());
            throw new IllegalStateException(Failures.describe(e) + "; " + wayOn, e);
        }
    }

    private void say(String what, long skipped, long sent) {
        String rest = skipped == 0 ? "" : "; " + skipped + " of " + (sent + skipped) + " rows skipped";
        spec.commandLine().getOut().println(what + rest);
        spec.commandLine().getOut().flush();
    }
}
