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
import org.mmoestreams.workbench.labels.LabelPlan;
import org.mmoestreams.workbench.labels.LabelsTopic;
import org.mmoestreams.workbench.replay.EventMessages;
import org.mmoestreams.workbench.replay.Messages;
import org.mmoestreams.workbench.replay.Pace;
import org.mmoestreams.workbench.replay.Replay;
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
    private RangeOptions range;

    @Mixin
    private ShapeOptions shape;

    @Mixin
    private PaceOptions pace;

    @Mixin
    private LabelOptions labels;

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
            description = "Seeds generated rows, delays and losses of labels, and drifts. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Override
    public Integer call() {
        Settings settings = config.settings();
        ShapedRows shaped = OptionValues.checked(spec, () -> shaped(settings));
        Optional<LabelPlan> plan = OptionValues.checked(spec, () -> labels.plan(shaped.data(), seed));
        Pace when = OptionValues.checked(spec, pace::pace);
        topics.partitions();
        Optional<String> labelsTopic = plan.map(unused -> LabelsTopic.of(settings.topics()));
        try (Admin admin = Admins.create(settings, connection.bootstrap())) {
            new ReplayTopics(admin, topics).prepare(settings.topics(), labelsTopic);
        }
        String features = settings.topics().features();
        try (EventSource events = shaped.events(clock(shaped.shape()));
                Messages messages = messages(events, shaped.data(), plan, settings.topics());
                var interruption = Interruption.watch();
                var producer = new KafkaProducer<byte[], byte[]>(
                        ClientProperties.producer(settings, connection.bootstrap()))) {
            Replay replay = new Replay(producer);
            send(replay, messages, when, new ReplayProgress(expected(shaped)), interruption);
            // before the interruption is over, for the JVM may wait for this alone
            String what = interruption.requested()
                    ? "interrupted: " + ReplayProgress.wayOn(replay.delivery(), labels.areLate())
                    : ReplayProgress.end(replay.delivery(), features, labelsTopic.orElse(""));
            say(what, events.skipped(), replay.delivery().sent());
        }
        return 0;
    }

    private ShapedRows shaped(Settings settings) {
        DataSet data = rows.set(settings.event(), labels.columns());
        return new ShapedRows(data, rows.files(), range.range(rows.files().isEmpty()), seed, shape.shape());
    }

    private Messages messages(EventSource events, DataSet data, Optional<LabelPlan> plan, Topics shared) {
        if (plan.isPresent()) {
            return plan.get().messages(events, shared.features(), LabelsTopic.of(shared));
        }
        return pace.needsTimes()
                ? EventMessages.timed(events, shared.features(), new EventTimes(data.format())::of)
                : EventMessages.of(events, shared.features());
    }

    private EventClock clock(Shape made) {
        boolean needsTimes = labels.areLate() || pace.needsTimes() || made.needsTimes();
        return startTime.isEmpty() && needsTimes
                ? EventClock.none("--start-time, as 1995-01-01T00:00:00Z, or rows with times of their own, since"
                        + " --label-delay, --speed, --shuffle and --loop go by event times")
                : EventClock.of(startTime);
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
