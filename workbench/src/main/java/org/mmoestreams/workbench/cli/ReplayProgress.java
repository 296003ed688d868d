package org.mmoestreams.workbench.cli;

import java.util.Locale;
import java.util.OptionalLong;
import org.mmoestreams.workbench.replay.Delivery;
import org.mmoestreams.workbench.terminal.TimeLeft;

/** How a replay goes, and how it ended, as lines of text. */
final class ReplayProgress {

    private static final double NANOS = 1e9;

    private final OptionalLong events;
    private final long start;

    /**
     * Begins now.
     *
     * @param events how many events there will be, where that is known
     */
    ReplayProgress(OptionalLong events) {
        this.events = events;
        this.start = System.nanoTime();
    }

    /** Events, events a second, and how long the rest takes at that rate. */
    String line(long sent) {
        return line(sent, (System.nanoTime() - start) / NANOS);
    }

    /** @param seconds how long it has taken so far */
    String line(long sent, double seconds) {
        double rate = sent / seconds;
        String of = events.isPresent() ? "/" + events.getAsLong() : "";
        String left = events.isPresent() ? ", " + TimeLeft.of(events.getAsLong() - sent, rate) : "";
        return String.format(Locale.ROOT, "replay: %d%s events, %.0f/s%s", sent, of, rate, left);
    }

    /** What came of it all. */
    static String end(Delivery delivery, String featuresTopic, String labelsTopic) {
        String labels = delivery.labelsSent() == 0 ? "" : ", " + delivery.labelsSent() + " labels to " + labelsTopic;
        return delivery.sent() + " events sent to " + featuresTopic + labels;
    }

    /**
     * What came of it so far, and how to go on.
     *
     * @param labels whether labels come late
     * @param byRows whether the rest are the rows from one on
     */
    static String wayOn(Delivery delivery, boolean labels, boolean byRows) {
        String events = delivery.sent() + " events";
        String sent = labels ? events + " and " + delivery.labelsSent() + " labels" : events;
        String acknowledged = labels
                ? delivery.acknowledged() + " and " + delivery.labelsAcknowledged()
                : Long.toString(delivery.acknowledged());
        String told = delivery.isComplete()
                ? sent + " were sent and acknowledged"
                : sent + " were sent, " + acknowledged + " acknowledged";
        return told + "; go on with " + (byRows ? "--from-row " + delivery.nextRow() : "--resume");
    }
}
