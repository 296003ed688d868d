package org.mmoestreams.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.startup.ApplicationReset;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the learner forget everything. */
@Command(
        name = "reset",
        description = {
            "Make the learner start anew: removes its offsets, its internal topics (the model is in one of them) and"
                    + " its local state.",
            "Events, predictions, metrics and dead letters stay in their topics."
        })
public final class ResetCommand implements Callable<Integer> {

    private final Confirmation confirmation;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    /** Asks at the terminal. */
    public ResetCommand() {
        this(Confirmation.atTerminal());
    }

    /** For those who are not asked at a terminal. */
    public ResetCommand(Confirmation confirmation) {
        this.confirmation = confirmation;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = config.settings();
        try (Admin admin = Admins.connect(settings, connection.bootstrap())) {
            return reset(admin, settings);
        }
    }

    private int reset(Admin admin, Settings settings) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ApplicationReset application = new ApplicationReset(admin, settings.applicationId());
        LocalState local = new LocalState(settings.applicationStateDir());
        ApplicationReset.Remains remains = application.find();
        List<String> lines = new ArrayList<>(remains.described());
        if (local.exists()) {
            lines.add("folder " + local.folder());
        }
        if (lines.isEmpty()) {
            out.println("nothing to remove: " + settings.applicationId() + " has left nothing behind");
            return ExitCode.OK;
        }
        String question = "This removes for good:\n  " + String.join("\n  ", lines) + "\nGo on?";
        if (!yes && !confirmation.given(question, spec)) {
            out.println("nothing removed");
            return ExitCode.SOFTWARE;
        }
        application.remove(remains);
        local.delete();
        lines.forEach(line -> out.println("removed " + line));
        return ExitCode.OK;
    }
}
