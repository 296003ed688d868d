package org.mmoestreams.app.runtime;

import java.io.IOException;
import java.io.InputStream;

/** Ends a child process as soon as the process that started it is gone, be it by SIGKILL. */
public final class ParentWatch {

    private static final int PARENT_GONE = 3;

    private ParentWatch() {}

    /**
     * Reads standard input in a daemon thread from now on and halts this JVM, exit status 3 and no shutdown hooks, when
     * it ends. To be called first thing in {@code main}.
     *
     * <p>Unlike a watch on the parent's process id, the end of a pipe cannot be missed when the parent dies early, and
     * is seen at once.
     */
    public static void exitWithParent() {
        Thread thread = new Thread(
                () -> {
                    awaitEnd(System.in);
                    Runtime.getRuntime().halt(PARENT_GONE);
                },
                "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitEnd(InputStream input) {
        byte[] ignored = new byte[64];
        try {
            int read = 0;
            while (read >= 0) {
                read = input.read(ignored);
            }
        } catch (IOException e) {
            // a pipe that cannot be read is as gone as one that has ended
            return;
        }
    }
}
