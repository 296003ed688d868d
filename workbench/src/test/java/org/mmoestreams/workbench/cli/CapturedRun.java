package org.mmoestreams.workbench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import picocli.CommandLine;

/** What a command line wrote, and its exit code. */
public record CapturedRun(int exitCode, String out, String err) {

    /** Runs a command line in this JVM. */
    public static CapturedRun of(String... arguments) {
        return of(commandLine -> {}, arguments);
    }

    static CapturedRun of(Consumer<CommandLine> preparation, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
        preparation.accept(commandLine);
        // commands that were added just now write there too
        commandLine.setOut(commandLine.getOut()).setErr(commandLine.getErr());
        int exitCode = commandLine.execute(arguments);
        return new CapturedRun(exitCode, out.toString(), err.toString());
    }
}
