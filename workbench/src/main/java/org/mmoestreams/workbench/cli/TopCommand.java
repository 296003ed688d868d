package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.cli.ConfigOptions;
import org.mmoestreams.app.cli.ConnectionOptions;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.mmoestreams.workbench.terminal.Terminal;
import org.mmoestreams.workbench.top.ScreenText;
import org.mmoestreams.workbench.top.TopFeed;
import org.mmoestreams.workbench.top.TopView;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a running learner. */
@Command(
        name = "top",
        description = {
            "Watch a learner: each task's figures, predictions a second, lag, delays, dead letters and changes, from"
                    + " its topics and its group's offsets.",
            "On a terminal a screen that q or Ctrl-C ends; elsewhere a line for each interval."
        })
public final class TopCommand implements Callable<Integer> {

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofHours(1);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            defaultValue = "PT1S",
            description = "From one figure to the next. Default: ${DEFAULT-VALUE}")
    private Duration interval;

    @Option(names = "--once", description = "Print what there is now, and end.")
    private boolean once;

    @Override
    public Integer call() {
        OptionValues.checked(spec, this::checkedInterval);
        Settings settings = config.settings();
        requireTopics(settings);
        PrintWriter out = spec.commandLine().getOut();
        boolean screen = !once && Terminal.isWholeTerminal();
        String title = settings.applicationId() + " at " + connection.bootstrap();
        try (var interruption = Interruption.watch();
                TopFeed feed = TopFeed.start(settings, connection.bootstrap(), interval)) {
            ScreenText text = new ScreenText(title, screen && Terminal.takesColours(System.getenv()));
            TopView view = new TopView(feed, text, interval, interruption::requested);
            if (screen) {
                view.onScreen();
            } else if (once) {
                view.once(out);
            } else {
                view.inLines(out);
            }
        }
        return ExitCode.OK;
    }

    private Duration checkedInterval() {
        check(
                interval.compareTo(LEAST) >= 0 && interval.compareTo(MOST) <= 0,
                "interval",
                interval,
                LEAST + " to " + MOST);
        return interval;
    }

    private void requireTopics(Settings settings) {
        List<String> outputs =
                TopFeed.shown(settings).stream().map(settings::name).toList();
        List<String> inputs =
                settings.topics().inputs().stream().map(settings::name).toList();
        try (Admin admin = Admins.connect(settings, connection.bootstrap())) {
            new Permissions(admin).require(RequiredPermissions.toWatch(settings, outputs));
            new TopicAdmin(admin)
                    .require(Stream.concat(inputs.stream(), outputs.stream()).toList());
        }
    }
}
