package org.mmoestreams.workbench.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script by which a shell completes what is typed. */
@Command(
        name = "completion",
        description = {
            "Print a script by which bash or zsh completes commands, options and values.",
            "For this shell alone: source <(mmoe-streams completion)"
        })
public final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CommandLine all = Main.commandLine(out, spec.commandLine().getErr());
        out.print(AutoComplete.bash(all.getCommandName(), all));
        out.flush();
        return ExitCode.OK;
    }
}
