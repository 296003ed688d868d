package org.mmoestreams.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of the JVM (Ctrl-C, a TERM signal) into the end of a loop, and holds the JVM until this is closed, for
 * a few seconds at most. Open it before what the loop uses, so that it is closed after.
 */
public final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch ending = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private volatile boolean requested;
    private volatile Runnable wakeup = () -> {};

    private Interruption() {}

    /** Watches for the end of the JVM until closed. */
    public static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Has {@code action} run, on another thread, when the end is near: it should wake the loop. */
    Interruption waking(Runnable action) {
        wakeup = action;
        return this;
    }

    /** Whether the loop should end. */
    public boolean requested() {
        return requested;
    }

    /** Waits for the end. */
    public void await() {
        try {
            ending.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook runs already, and has just been let go
            return;
        }
    }

    private void interrupt() {
        requested = true;
        ending.countDown();
        wakeup.run();
        try {
            boolean inTime = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                return;
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
