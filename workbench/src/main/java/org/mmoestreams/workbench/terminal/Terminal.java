package org.mmoestreams.workbench.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** Whether a person looks at what is written to standard error, and how wide that is. */
public final class Terminal {

    /** Set by the launcher. */
    static final String COLUMNS = "mmoe.terminal.columns";

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final int USUAL_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 20;

    private Terminal() {}

    /** A live line for a terminal, plain lines where there is none. */
    public static LiveLine liveLine(PrintWriter err) {
        OptionalInt columns = columns();
        return columns.isPresent() ? LiveLine.atTerminal(err, columns.getAsInt()) : LiveLine.plain(err);
    }

    /** The columns of the terminal that standard error is; empty when it is none. */
    public static OptionalInt columns() {
        int columns = Integer.getInteger(COLUMNS, 0);
        if (columns >= LEAST_COLUMNS) {
            return OptionalInt.of(columns);
        }
        return isTerminal() ? OptionalInt.of(USUAL_COLUMNS) : OptionalInt.empty();
    }

    /** Whether standard output and input are a terminal, of a kind whose cursor can be moved. */
    @SuppressWarnings("SystemConsoleNull") // with jdk.console=java.base, which the launcher sets, it is
    public static boolean isWholeTerminal() {
        String kind = System.getenv("TERM");
        return System.console() != null && kind != null && !kind.equals("dumb");
    }

    /**
     * Whether colours are wanted at a terminal: not where {@code NO_COLOR} says something.
     *
     * @param environment variables by name
     */
    public static boolean takesColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Whether standard error is a terminal; where the system does not tell, whether standard input and output are. */
    @SuppressWarnings("SystemConsoleNull") // with jdk.console=java.base, which the launcher sets, it is
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
