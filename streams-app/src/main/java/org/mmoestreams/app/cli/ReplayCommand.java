package org.mmoestreams.app.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.mmoestreams.app.Needs;
import org.mmoestreams.app.Permissions;
import org.mmoestreams.app.TopicAdmin;
import org.mmoestreams.app.Topics;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.replay.EventClock;
import org.mmoestreams.app.replay.Replay;
import org.mmoestreams.app.replay.RowFiles;
import org.mmoestreams.app.replay.RowRange;
import org.mmoestreams.app.replay.RowSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays census files into the features topic. */
@Command(
        name = "replay",
        description = {
            "Replay census files into the features topic, one event per row.",
            "An event's id follows from its row's index, so a replay can go on where an earlier one ended."
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

    @Option(
            names = "--rows",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Census files, plain or gzip, in this order.")
    private List<Path> files;

    @Option(names = "--rate", paramLabel = "R", description = "Events per second at most. Default: as fast as they go.")
    private double rate;

    @Option(names = "--events", paramLabel = "N", description = "Events at most.")
    private long events = Long.MAX_VALUE;

    @Option(names = "--from-row", paramLabel = "I", description = "Index of the first row, counted from 0.")
    private long fromRow;

    @Option(
            names = "--start-time",
            paramLabel = "INSTANT",
            description = "Event time of row 0, as 1995-01-01T00:00:00Z; each row is a millisecond later."
                    + " Default: the time of sending.")
    private Optional<Instant> startTime = Optional.empty();

    @Override
    public Integer call() {
        if (rate < 0) {
            throw new ParameterException(spec.commandLine(), "--rate: " + rate + " (expected: >= 0)");
        }
        Settings settings = config.settings();
        try (Admin admin = Admin.create(ClientProperties.admin(settings, connection.bootstrap()))) {
            prepareTopics(admin, settings.topics());
        }
        long sent;
        try (RowSource rows = RowFiles.of(files, new RowRange(fromRow, events));
                var interruption = Interruption.watch();
                var producer =
                        new KafkaProducer<byte[], byte[]>(ClientProperties.producer(settings, connection.bootstrap()));
                ProgressBar bar = bar()) {
            sent = new Replay(producer, settings.topics().features(), EventClock.of(startTime))
                    .send(rows, rate, bar::stepTo, interruption::requested);
        }
        spec.commandLine()
                .getOut()
                .println(sent + " events sent to " + settings.topics().features());
        return 0;
    }

    private void prepareTopics(Admin admin, Topics shared) {
        new Permissions(admin).require(Needs.toReplay(shared, topics.create()));
        if (topics.create()) {
            new TopicAdmin(admin).ensure(shared.specs(topics.partitions()), true);
            // once more, for the topics that are there only now
            new Permissions(admin).require(Needs.toReplay(shared, true));
        } else {
            new TopicAdmin(admin).require(List.of(shared.features()));
        }
    }

    private ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("replay")
                .setInitialMax(events == Long.MAX_VALUE ? -1 : events)
                .setUnit(" events", 1)
                .showSpeed()
                .build();
    }
}
