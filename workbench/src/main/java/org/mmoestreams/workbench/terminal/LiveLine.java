package org.mmoestreams.workbench.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * What a person sees of something that goes on: at a terminal one line that is written anew twice a second, elsewhere a
 * plain line now and then, or nothing.
 */
public final class LiveLine implements AutoCloseable {

    private static final Duration AT_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final int ENDLESS = Integer.MAX_VALUE;

    private final PrintWriter out;
    private final int columns;
    private final Rhythm rhythm;
    private int shown;
    private String latest = "";

    private LiveLine(PrintWriter out, int columns, Duration every) {
        this.out = out;
        this.columns = columns;
        this.rhythm = new Rhythm(every, System.nanoTime());
    }

    /** A line at a terminal that is so wide. */
    public static LiveLine atTerminal(PrintWriter out, int columns) {
        return new LiveLine(out, columns, AT_TERMINAL);
    }

    /** Plain lines, as for a log. */
    public static LiveLine plain(PrintWriter out) {
        return new LiveLine(out, ENDLESS, ELSEWHERE);
    }

    /** Nothing at all. */
    public static LiveLine none() {
        return new LiveLine(new PrintWriter(Writer.nullWriter()), ENDLESS, ELSEWHERE);
    }

    /**
     * Shows a text if it is time.
     *
     * @param text makes it, of a number of columns at most
     */
    public void show(IntFunction<String> text) {
        if (rhythm.isDue(System.nanoTime())) {
            write(text);
        }
    }

    /** Shows a last text and ends the line. */
    public void end(IntFunction<String> text) {
        write(text);
        close();
    }

    /** Ends the line as it is; a second call does nothing. */
    @Override
    public void close() {
        if (shown > 0) {
            out.println();
            out.flush();
            shown = 0;
        }
    }

    private void write(IntFunction<String> text) {
        if (columns == ENDLESS) {
            String line = text.apply(columns);
            if (!line.equals(latest)) {
                out.println(line);
                latest = line;
            }
        } else {
            // the last column is left free: some terminals begin a new line behind it
            String line = text.apply(columns - 1);
            String fitting = line.substring(0, Math.min(line.length(), columns - 1));
            out.print('\r' + fitting + " ".repeat(Math.max(0, shown - fitting.length())));
            shown = fitting.length();
        }
        out.flush();
    }
}
