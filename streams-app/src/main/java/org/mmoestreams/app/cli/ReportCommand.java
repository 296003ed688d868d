package org.mmoestreams.app.cli;

import static org.mmoestreams.checks.Checks.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.report.Report;
import org.mmoestreams.app.report.ReportOrigin;
import org.mmoestreams.app.report.ReportPage;
import org.mmoestreams.app.report.ReportReader;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.mmoestreams.client.topics.TopicRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a page with charts of what a learner has published. */
@Command(
        name = "report",
        description = {
            "Make a page with charts of what the learner has published: metrics, changes of the stream, and how experts"
                    + " are used.",
            "The page is one file of HTML that asks no host for anything."
        })
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Write the page to this file.")
    private Path output;

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        Settings settings = config.settings();
        checkOutput();
        List<String> topics = ReportReader.topics(settings);
        try (Admin admin = Admins.connect(settings, connection.bootstrap())) {
            new Permissions(admin)
                    .require(topics.stream()
                            .flatMap(topic -> RequiredPermissions.toRead(topic).stream())
                            .toList());
            new TopicAdmin(admin).require(topics);
        }
        Report report;
        try (var interruption = Interruption.watch();
                var consumer = new KafkaConsumer<byte[], byte[]>(
                        ClientProperties.consumer(settings, connection.bootstrap()))) {
            report = ReportReader.read(consumer, settings, interruption::requested);
        }
        String topic = settings.name(TopicRole.METRICS);
        requireMetrics(report, topic);
        write(ReportPage.of(report, new ReportOrigin(topic, Instant.now())));
        return ExitCode.OK;
    }

    /** Before a broker is asked for anything. */
    private void checkOutput() {
        OptionValues.checked(spec, () -> {
            check(
                    force || !Files.exists(output),
                    "output",
                    output + ", which is there",
                    "no such file; --force writes over it");
            return output;
        });
        OptionValues.checkWritable(spec, "output", Optional.of(output));
    }

    private static void requireMetrics(Report report, String topic) {
        if (report.isEmpty()) {
            throw new IllegalStateException(
                    "topic " + topic + ": no metrics (expected: those of a learner that has closed a training window;"
                            + " start one, send it events with labels, and report again)");
        }
    }

    private void write(String page) throws IOException {
        if (force) {
            Files.writeString(output, page);
        } else {
            Files.writeString(output, page, StandardOpenOption.CREATE_NEW);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("wrote " + output);
        out.flush();
    }
}
