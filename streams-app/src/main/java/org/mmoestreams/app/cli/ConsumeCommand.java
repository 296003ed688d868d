package org.mmoestreams.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.startup.RequiredPermissions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a topic. */
@Command(
        name = "consume",
        description = {
            "Print a topic, one JSON object per line, committed records only: what the learner has written, or the"
                    + " events and labels that it reads.",
            "Starts at the beginning and ends where the topic ended when it started, unless told to follow."
        })
final class ConsumeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TOPIC",
            converter = ShownTopic.Names.class,
            completionCandidates = ShownTopic.Names.class,
            description = "Which one: ${COMPLETION-CANDIDATES}.")
    private ShownTopic shown;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--follow", description = "Go on with new records as they come, until interrupted.")
    private boolean follow;

    @Option(
            names = "--headers",
            description = "Each record whole: topic, partition, offset, timestamp, key and headers around its value."
                    + " Events, labels, dead letters, scored-windows and history are always printed so.")
    private boolean headers;

    @Option(names = "--max", paramLabel = "N", description = "End after N records.")
    private long max = Long.MAX_VALUE;

    @Override
    public Integer call() throws IOException {
        if (max < 0) {
            throw new ParameterException(spec.commandLine(), "--max: " + max + " (expected: >= 0)");
        }
        Settings settings = config.settings();
        String topic = settings.name(shown.name());
        RecordJson format = shown.format(settings, headers);
        try (Admin admin = Admins.connect(settings, connection.bootstrap())) {
            new Permissions(admin).require(RequiredPermissions.toRead(topic));
            new TopicAdmin(admin).require(List.of(topic));
        }
        try (var interruption = Interruption.watch();
                var consumer = new KafkaConsumer<byte[], byte[]>(shown.consumer(settings, connection.bootstrap()))) {
            interruption.waking(consumer::wakeup);
            new TopicReader(consumer, interruption::requested).read(topic, follow, max, JsonLines.to(out(), format));
        }
        return ExitCode.OK;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
