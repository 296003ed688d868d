package org.mmoestreams.workbench.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The command {@code mmoe-streams} with all commands: those of the application, and those of the workbench. */
public final class Main {

    private static final List<Class<?>> BEFORE =
            List.of(InitCommand.class, DemoCommand.class, BrokerCommand.class, ReplayCommand.class);
    private static final List<Class<?>> AFTER = List.of(
            TopCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            InferCommand.class,
            ExportCommand.class,
            MetricsCommand.class,
            ExampleCommand.class,
            CompletionCommand.class,
            ManPagesCommand.class,
            SoakCommand.class,
            BenchCommand.class);

    private Main() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String... arguments) {
        org.mmoestreams.app.cli.Main.run(commands(), arguments);
    }

    /** The command line of all commands, writing to the given writers. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return org.mmoestreams.app.cli.Main.commandLine(commands(), out, err);
    }

    /** In the order of the help text. */
    private static List<Class<?>> commands() {
        return Stream.of(BEFORE, org.mmoestreams.app.cli.Main.commands(), AFTER)
                .<Class<?>>flatMap(List::stream)
                .toList();
    }
}
