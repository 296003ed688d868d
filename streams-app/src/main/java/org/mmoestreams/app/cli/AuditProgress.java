package org.mmoestreams.app.cli;

import java.io.PrintWriter;
import org.mmoestreams.app.audit.AuditWatch;

/** Shows at a terminal how an audit goes on, in a line that is written over; elsewhere nothing. */
final class AuditProgress implements AuditWatch {

    private static final long EVERY_NANOS = 250_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String CLEARED = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private final Interruption interruption;
    private int partition = -1;
    private long began;
    private long last;

    /**
     * The progress of an audit.
     *
     * @param shown whether to show it
     */
    AuditProgress(PrintWriter err, boolean shown, Interruption interruption) {
        this.err = err;
        this.shown = shown;
        this.interruption = interruption;
    }

    @Override
    public boolean interrupted() {
        return interruption.requested();
    }

    @Override
    public void learnt(int now, long windows, long of, long rows) {
        long time = System.nanoTime();
        if (now != partition) {
            partition = now;
            began = time;
            last = time;
        }
        if (shown && time - last >= EVERY_NANOS) {
            last = time;
            double rate = rows * NANOS_PER_SECOND / (time - began);
            err.printf("%spartition %d: window %d of %d, %.0f rows/s", CLEARED, now, windows, of, rate);
            err.flush();
        }
    }

    /** Leaves the line clear. */
    void end() {
        if (shown) {
            err.print(CLEARED);
            err.flush();
        }
    }
}
