package org.mmoestreams.app.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.mmoestreams.client.serde.AvroLimits;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code mmoe-streams}. Exit codes: 0 done, 1 failed, 2 wrong usage or configuration. */
@Command(
        name = "mmoe-streams",
        description = "An online multi-task learner that lives in Kafka.",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        scope = ScopeType.INHERIT,
        sortOptions = false)
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show stack traces, and log what goes on to stderr.")
    private boolean debug;

    /** Runs a command of the application and ends the JVM with its exit code. */
    public static void main(String... arguments) {
        run(commands(), arguments);
    }

    /** The application's commands, in the order of the help text. */
    public static List<Class<?>> commands() {
        return List.of(
                RunCommand.class,
                DoctorCommand.class,
                ConsumeCommand.class,
                ModelCommand.class,
                ReportCommand.class,
                PositionCommand.class,
                AuditCommand.class,
                ResetCommand.class,
                ConfigCommand.class,
                TopologyCommand.class);
    }

    /** Runs one of some commands and ends the JVM with its exit code. */
    public static void run(List<Class<?>> commands, String... arguments) {
        AvroLimits.apply();
        CommandLine commandLine =
                commandLine(needed(commands, arguments), writer(FileDescriptor.out), writer(FileDescriptor.err));
        int exitCode = commandLine.execute(arguments);
        commandLine.getOut().flush();
        commandLine.getErr().flush();
        System.exit(exitCode);
    }

    /** The command line of some commands, writing to the given writers. */
    public static CommandLine commandLine(List<Class<?>> commands, PrintWriter out, PrintWriter err) {
        Main main = new Main();
        CommandLine commandLine = new CommandLine(main);
        // before the settings, which are handed on to the subcommands that are there
        commands.forEach(commandLine::addSubcommand);
        return commandLine
                .registerConverter(Duration.class, new DurationText())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setUsageHelpAutoWidth(true)
                .setExecutionStrategy(main::runCommand)
                .setParameterExceptionHandler((wrong, arguments) -> Failures.wrongUsage(wrong, main.debug))
                .setExecutionExceptionHandler(
                        (failed, command, parsed) -> Failures.failed(failed, command, main.debug));
    }

    /** Of the commands the one that is called by its name: to read the options of all takes half a second. */
    static List<Class<?>> needed(List<Class<?>> commands, String... arguments) {
        if (arguments.length == 0) {
            return commands;
        }
        return commands.stream()
                .filter(command -> command.getAnnotation(Command.class).name().equals(arguments[0]))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(commands);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    private int runCommand(CommandLine.ParseResult parsed) {
        if (debug) {
            Logs.showProgress();
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Not System.out: a PrintStream would hide that the reader has gone. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8)),
                true);
    }
}
