package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.cli.ConfigOptions;
import org.mmoestreams.app.cli.ConnectionOptions;
import org.mmoestreams.app.cli.Failures;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.app.cli.TopicOptions;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.input.InputTopics;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.replay.Delivery;
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

    @Option(names = "--rate", paramLabel = "R", description = "Events per second at most. Default: as fast as they go.")
    private double rate;

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
        DataSet data = OptionValues.checked(spec, () -> rows.set(settings.event()));
        RowRange range = OptionValues.checked(spec, () -> checkedRange(data));
        try (Admin admin = Admins.create(settings, connection.bootstrap())) {
            prepareTopics(admin, settings.topics());
        }
        try (EventSource events = data.events(rows.files(), seed, range, EventClock.of(startTime));
                var interruption = Interruption.watch();
                var producer = new KafkaProducer<byte[], byte[]>(
                        ClientProperties.producer(settings, connection.bootstrap()))) {
            Replay replay = new Replay(producer, settings.topics().features());
            send(replay, events, interruption);
            // before the interruption is over, for the JVM may wait for this alone
            say(replay.delivery(), events.skipped(), settings.topics().features(), interruption.requested());
        }
        return 0;
    }

    private RowRange checkedRange(DataSet data) {
        check(rate >= 0 && Double.isFinite(rate), "rate", rate, ">= 0, 0 for as fast as they go");
        topics.partitions();
        data.checkFiles("rows", rows.files());
        RowRange range = new RowRange(fromRow, limit());
        data.events(rows.files(), seed, RowRange.first(0), EventClock.of(startTime))
                .close();
        return range;
    }

    private long limit() {
        return events.orElse(rows.files().isEmpty() ? GENERATED : Long.MAX_VALUE);
    }

    private void prepareTopics(Admin admin, Topics shared) {
        TopicAdmin there = new TopicAdmin(admin);
        new Permissions(admin).require(RequiredPermissions.toReplay(shared, topics.create()));
        if (topics.create()) {
            there.ensure(InputTopics.present(admin, shared).specs(shared, topics.partitions()), true);
            // once more, for the topics that are there only now
            new Permissions(admin).require(RequiredPermissions.toReplay(shared, true));
        } else {
            there.require(List.of(shared.features()));
        }
        topics.compare(shared.features(), there.partitions(shared.features()));
    }

    private void send(Replay replay, EventSource events, Interruption interruption) {
        try (LiveLine line = Terminal.columns().isPresent()
                ? Terminal.liveLine(spec.commandLine().getErr())
                : LiveLine.none()) {
            long start = System.nanoTime();
            replay.send(events, rate, sent -> line.show(columns -> progress(sent, start)), interruption::requested);
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            throw new IllegalStateException(Failures.describe(e) + "; " + wayOn(replay.delivery()), e);
        }
    }

    private String progress(long sent, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        String of = limit() == Long.MAX_VALUE ? "" : "/" + limit();
        return String.format(Locale.ROOT, "replay: %d%s events, %.0f/s", sent, of, sent / seconds);
    }

    private void say(Delivery delivery, long skipped, String topic, boolean interrupted) {
        String what = interrupted ? "interrupted: " + wayOn(delivery) : delivery.sent() + " events sent to " + topic;
        String rest = skipped == 0 ? "" : "; " + skipped + " of " + (delivery.sent() + skipped) + " rows skipped";
        spec.commandLine().getOut().println(what + rest);
        spec.commandLine().getOut().flush();
    }

    private static String wayOn(Delivery delivery) {
        String acknowledged = delivery.acknowledged() == delivery.sent()
                ? delivery.sent() + " events were sent and acknowledged"
                : delivery.sent() + " events were sent, " + delivery.acknowledged() + " acknowledged";
        return acknowledged + "; go on with --from-row " + delivery.nextRow();
    }
}
