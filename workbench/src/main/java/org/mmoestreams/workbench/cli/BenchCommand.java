package org.mmoestreams.workbench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast things are. */
@Command(
        name = "bench",
        description = {
            "Measure how fast this machine predicts and learns. Each benchmark prints what it ran on and one table, and"
                    + " writes the same as JSON with --report.",
            "What is compared is interleaved: trust the ratios."
        },
        subcommands = {
            BenchKernelCommand.class,
            BenchStreamCommand.class,
            BenchLabelsCommand.class,
            BenchDriftCommand.class,
            BenchWaitingCommand.class
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no benchmark given");
    }
}
