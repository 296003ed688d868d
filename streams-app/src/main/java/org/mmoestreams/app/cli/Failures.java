package org.mmoestreams.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.TimeoutException;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.config.Secrets;
import org.mmoestreams.checks.FileFailure;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what went wrong, and which exit code that makes. */
public final class Failures {

    private static final int MOST_CAUSES = 10;
    private static final String EXPECTED = "(expected: ";

    private Failures() {}

    static int wrongUsage(ParameterException wrong, boolean debug) {
        CommandLine command = wrong.getCommandLine();
        String path = command.getCommandSpec().qualifiedName();
        report(
                command.getErr(),
                wrong,
                oneLine(withoutSecrets(wrong) + suggestions(wrong)) + "; see '" + path + " --help'",
                debug);
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    static int failed(Exception failure, CommandLine command, boolean debug) {
        report(command.getErr(), failure, describe(failure), debug);
        return failure instanceof ConfigException
                ? command.getCommandSpec().exitCodeOnInvalidInput()
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    /**
     * The message, followed by those of the causes that say something new. A message that says what was expected is
     * whole: what is under it are others' words for the same.
     */
    public static String describe(Throwable failure) {
        List<String> messages = new ArrayList<>();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            if (isWrapper(cause)) {
                continue;
            }
            String message = describeOne(cause);
            if (!isSaid(cause, message, messages)) {
                messages.add(message);
            }
            if (message.contains(EXPECTED)) {
                break;
            }
        }
        return oneLine(String.join(": ", messages));
    }

    private static boolean isSaid(Throwable cause, String message, List<String> messages) {
        return messages.stream().anyMatch(said -> said.contains(message) || namesFile(said, cause));
    }

    private static boolean namesFile(String said, Throwable cause) {
        return cause instanceof FileSystemException file
                && file.getFile() != null
                && said.contains(file.getFile())
                && said.contains(FileFailure.reason(file));
    }

    private static String describeOne(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        // the file system's exceptions give a path and nothing else
        if (failure instanceof FileSystemException file) {
            return (file.getFile() == null ? "" : file.getFile() + ": ") + FileFailure.reason(file);
        }
        return failure instanceof TimeoutException && !message.contains(EXPECTED)
                ? message
                        + " (expected: an answer from Kafka in time; is the broker there, and are kafka.security.*"
                        + " right?)"
                : message;
    }

    private static boolean isWrapper(Throwable failure) {
        boolean carrier = failure instanceof ExecutionException || failure instanceof CompletionException;
        Throwable cause = failure.getCause();
        return cause != null && (carrier || cause.toString().equals(failure.getMessage()));
    }

    /** An argument that nobody takes may be a setting whose {@code --set} was forgotten. */
    private static String withoutSecrets(ParameterException wrong) {
        String message = wrong.getMessage();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            for (String argument : unmatched.getUnmatched()) {
                message = message.replace(argument, Secrets.maskAssignment(argument));
            }
        }
        return message;
    }

    private static String suggestions(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        UnmatchedArgumentException.printSuggestions(unmatched, writer);
        writer.flush();
        return text.toString().isBlank() ? "" : ". " + text;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static void report(PrintWriter err, Exception failure, String line, boolean debug) {
        err.println("error: " + line);
        if (debug) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            err.print(trace);
        }
        err.flush();
    }
}
