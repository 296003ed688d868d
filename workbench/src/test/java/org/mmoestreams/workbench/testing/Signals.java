package org.mmoestreams.workbench.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Signals to processes. */
public final class Signals {

    private Signals() {}

    /**
     * Sends one.
     *
     * @param signal its name, such as STOP
     */
    public static void send(String signal, long pid) {
        List<String> line = List.of("kill", "-" + signal, Long.toString(pid));
        try {
            int exit = new ProcessBuilder(line).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new AssertionError(line + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
