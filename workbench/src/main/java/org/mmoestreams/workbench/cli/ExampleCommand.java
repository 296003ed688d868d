package org.mmoestreams.workbench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs one of the examples. */
@Command(
        name = "example",
        description = {
            "Run an example: on generated or shipped data unless told otherwise, it prints a table, writes its figures"
                    + " as JSON and its plots into a folder, and ends by itself.",
            "docs/examples.md shows what comes out, and says what it means."
        },
        subcommands = {
            ExampleCensusCommand.class,
            ExampleSyntheticCommand.class,
            ExampleSyntheticStreamCommand.class,
            ExampleJacobianCommand.class,
            ExampleConvCommand.class,
            ExampleMetasporeCommand.class,
            ExamplePaddlerecCommand.class
        })
public final class ExampleCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no example given");
    }
}
