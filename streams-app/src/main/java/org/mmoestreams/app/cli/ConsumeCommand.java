package org.mmoestreams.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.mmoestreams.client.topics.TopicRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints an output topic. */
@Command(
        name = "consume",
        description = {
            "Print what the learner has written, one JSON object per line, committed records only.",
            "Starts at the beginning and ends where the topic ended when it started, unless told to follow."
        })
final class ConsumeCommand implements Callable<Integer> {

    /** The outputs' names as they are written on the command line. */
    static final class OutputNames implements ITypeConverter<TopicRole>, Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return TopicRole.outputs().stream().map(TopicRole::label).iterator();
        }

        @Override
        public TopicRole convert(String text) {
            return TopicRole.outputs().stream()
                    .filter(output -> output.label().equals(text))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException(text + " (expected: one of " + String.join(", ", this) + ")"));
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TOPIC",
            converter = OutputNames.class,
            completionCandidates = OutputNames.class,
            description = "Which one: ${COMPLETION-CANDIDATES}.")
    private TopicRole output;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--follow", description = "Go on with new records as they come, until interrupted.")
    private boolean follow;

    @Option(names = "--max", paramLabel = "N", description = "End after N records.")
    private long max = Long.MAX_VALUE;

    @Override
    public Integer call() throws IOException {
        if (max < 0) {
            throw new ParameterException(spec.commandLine(), "--max: " + max + " (expected: >= 0)");
        }
        Settings settings = config.settings();
        String topic = settings.name(output);
        try (Admin admin = Admins.connect(settings, connection.bootstrap())) {
            new Permissions(admin).require(RequiredPermissions.toRead(topic));
            new TopicAdmin(admin).require(List.of(topic));
        }
        try (var interruption = Interruption.watch();
                var consumer = new KafkaConsumer<byte[], byte[]>(
                        ClientProperties.consumer(settings, connection.bootstrap()))) {
            interruption.waking(consumer::wakeup);
            new TopicReader(consumer, interruption::requested)
                    .read(topic, follow, max, JsonLines.to(out(), RecordJson.of(output)));
        }
        return ExitCode.OK;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
