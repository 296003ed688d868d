package org.mmoestreams.workbench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Lets a process run for a share of the time only: SIGCONT and SIGSTOP by turns, ten times a second. So overload is the
 * same on any machine that is not overloaded itself. The process goes on freely when this is closed, or this JVM ends.
 */
final class Throttle implements AutoCloseable {

    private static final Duration TURN = Duration.ofMillis(100);
    private static final double MILLIS = 1e3;

    /**
     * Waits on a pipe that nothing comes through, since a shell's sleep is a process of its own; it ends with this JVM.
     */
    private static final String LOOP = """
            trap 'kill -CONT "$0"' EXIT
            pause() { read -r -t "$1"; [ $? -gt 128 ]; }
            while kill -CONT "$0" && pause "$1" && kill -STOP "$0" && pause "$2"; do :; done
            """;

    private final Process loop;

    private Throttle(Process loop) {
        this.loop = loop;
    }

    /** Lets a process run for so much of the time, more than 0 and less than 1. */
    static Throttle to(double share, long pid) {
        double on = TURN.toMillis() * share;
        try {
            return new Throttle(new ProcessBuilder(
                            "bash", "-c", LOOP, Long.toString(pid), seconds(on), seconds(TURN.toMillis() - on))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it still holds the process back. */
    boolean works() {
        return loop.isAlive();
    }

    @Override
    public void close() {
        try {
            loop.getOutputStream().close();
            if (!loop.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the throttle goes on 10 s after it was closed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.3f", millis / MILLIS);
    }
}
