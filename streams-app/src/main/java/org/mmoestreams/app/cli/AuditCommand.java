package org.mmoestreams.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.mmoestreams.app.audit.AuditReport;
import org.mmoestreams.app.audit.Auditor;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns again what the models have learnt, and compares. */
@Command(
        name = "audit",
        description = {
            "Learn again, from the topics, what the models have learnt where labels come late, and compare: each label"
                    + " with what was sent, each model with the one stored. Writes to no topic.",
            "Goes on from where the last audit on this machine ended."
        })
final class AuditCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--from-scratch", description = "Begin at the first window, whatever was audited before.")
    private boolean fromScratch;

    @Option(names = "--json", description = "Print a JSON array with one object per partition.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        AuditReport report = audit();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(AuditTable.json(report));
        } else {
            AuditTable.lines(report).forEach(out::println);
        }
        out.flush();
        return report.isEqual() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private AuditReport audit() throws IOException {
        try (Interruption interruption = Interruption.watch()) {
            AuditProgress progress = new AuditProgress(spec.commandLine().getErr(), isTerminal(), interruption);
            try {
                return new Auditor(config.settings(), connection.bootstrap(), progress).run(fromScratch);
            } finally {
                progress.end();
            }
        }
    }

    @SuppressWarnings("SystemConsoleNull") // with jdk.console=java.base, which the launcher sets, it is
    private static boolean isTerminal() {
        return System.console() != null;
    }
}
