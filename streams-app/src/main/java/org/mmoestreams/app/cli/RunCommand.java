package org.mmoestreams.app.cli;

import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.api.Api;
import org.mmoestreams.app.api.Told;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.http.ApiServer;
import org.mmoestreams.app.observe.Observed;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.runtime.ParentWatch;
import org.mmoestreams.app.startup.Acceptance;
import org.mmoestreams.nn.NativeRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the learner in the foreground. */
@Command(
        name = "run",
        description = {
            "Run the learner until Ctrl-C: predict and learn the events of the features topic.",
            "Started again it goes on where its last commit was."
        })
public final class RunCommand implements Callable<Integer> {

    private static final Duration MOST_PATIENCE = Duration.ofDays(1);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private TopicOptions topics;

    @Option(
            names = "--accept-new-model",
            description = "Where the stored model is damaged, go on with a new one, and new metrics, from the committed"
                    + " offsets.")
    private boolean acceptNewModel;

    @Option(
            names = "--accept-new-metrics",
            description = "Where the stored metrics are damaged, measure anew from here on.")
    private boolean acceptNewMetrics;

    @Option(
            names = "--accept-gap",
            description = "Where events were lost, or the group's offset was moved forward, go on without them.")
    private boolean acceptGap;

    @Option(
            names = "--await-brokers",
            paramLabel = "DURATION",
            description = "How long brokers may take to answer when the learner starts, as PT1M. Default: PT8S")
    private Duration patience = Admins.PATIENCE;

    @Option(names = "--exit-with-parent", hidden = true, description = "End when standard input ends.")
    private boolean exitWithParent;

    private boolean summed;

    @Override
    public Integer call() throws InterruptedException {
        if (exitWithParent) {
            ParentWatch.exitWithParent();
        }
        OptionValues.checked(spec, this::checkedPatience);
        Settings settings = config.settings();
        // before there is a thread that could load a library, too
        NativeRuntime.start();
        if (!settings.http().isOn()) {
            return run(settings, Optional.empty());
        }
        // a port that is taken is found before topics are made and the group is joined
        try (ApiServer server = ApiServer.listen(settings.http())) {
            return run(settings, Optional.of(server));
        }
    }

    private int run(Settings settings, Optional<ApiServer> server) throws InterruptedException {
        LearnerApp.StartOptions options =
                new LearnerApp.StartOptions(topics.create(), topics.partitions(), accepted(), patience);
        LearnerApp app = LearnerApp.start(settings, connection.bootstrap(), options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(app), "stop-learner"));
        topics.compare(settings.topics().features(), app.partitions());
        say("learning: " + settings.applicationId() + ", "
                + settings.topics().inputs().stream().map(settings::name).collect(Collectors.joining(" and "))
                + " with "
                + app.partitions() + " partition(s)");
        try {
            awaitEnd(app, settings, server);
        } finally {
            sayWhatWas(app);
        }
        return 0;
    }

    private void awaitEnd(LearnerApp app, Settings settings, Optional<ApiServer> server) throws InterruptedException {
        if (server.isEmpty()) {
            app.awaitEnd();
            return;
        }
        Told told = new Told(
                app::health, app::observed, app.committed(), app::threads, app::kafkaMetrics, app.partitions());
        try (Api api = Api.start(server.get(), settings, settings.event().read(), told)) {
            say("health: " + api.address());
            app.awaitEnd();
        }
    }

    /** Says so once, whether the learner ended or the JVM was told to: it waits for neither thread to print. */
    private synchronized void sayWhatWas(LearnerApp app) {
        if (!summed) {
            summed = true;
            Observed observed = app.observed();
            say("ended: " + observed.summary());
            observed.warnings().forEach(warning -> say("ended with: " + warning));
        }
    }

    private Duration checkedPatience() {
        check(
                !patience.isNegative() && patience.compareTo(MOST_PATIENCE) <= 0,
                "await-brokers",
                patience,
                "PT0S to " + MOST_PATIENCE);
        return patience;
    }

    private Set<Acceptance> accepted() {
        Set<Acceptance> accepted = EnumSet.noneOf(Acceptance.class);
        if (acceptNewModel) {
            accepted.add(Acceptance.NEW_MODEL);
        }
        if (acceptNewMetrics) {
            accepted.add(Acceptance.NEW_METRICS);
        }
        if (acceptGap) {
            accepted.add(Acceptance.GAP);
        }
        return accepted;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private void stop(LearnerApp app) {
        app.close();
        sayWhatWas(app);
    }
}
