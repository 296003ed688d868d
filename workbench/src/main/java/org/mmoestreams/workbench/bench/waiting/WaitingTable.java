package org.mmoestreams.workbench.bench.waiting;

import static org.mmoestreams.workbench.bench.Table.figure;

import org.mmoestreams.workbench.bench.Spread;
import org.mmoestreams.workbench.bench.Table;

/** The figures of waiting rows as a table: medians, and the 10th and 90th percentile in brackets. */
public final class WaitingTable {

    private static final String NONE = "-";
    private static final double MEGABYTE = 1e6;

    private WaitingTable() {}

    /** The table of the figures. */
    public static Table of(WaitingFigures figures) {
        Table table = Table.of(
                "",
                figure(figures.rows(), 0) + " waiting",
                figure(figures.few(), 0) + " waiting",
                "ratio",
                "labels in events");
        for (Filling.Tenth tenth : figures.filling().tenths()) {
            String where = ", " + figure((double) tenth.waiting(), 0) + " waiting by then";
            table.row("filling, events/s" + where, figure(tenth.perSecond(), 0), NONE, NONE, NONE);
            table.row("resident memory, MB" + where, figure(tenth.residentBytes() / MEGABYTE, 0), NONE, NONE, NONE);
        }
        add(table, figures.steady());
        add(table, figures.restarts());
        add(table, figures.expiry());
        return table;
    }

    private static void add(Table table, Steady steady) {
        table.row(
                "events/s, each with a label",
                figure(steady.many().perSecond(), 0),
                figure(steady.few().perSecond(), 0),
                figure(steady.ratio(), 2),
                figure(steady.inline().perSecond(), 0));
        Spread many = steady.many().cpuPerMillion();
        Spread few = steady.few().cpuPerMillion();
        table.row(
                "CPU s per million of them",
                figure(many, 1),
                figure(few, 1),
                figure(many.median() / few.median(), 2),
                figure(steady.inline().cpuPerMillion(), 1));
    }

    private static void add(Table table, Restarts restarts) {
        table.row("state folder, MB", figure(restarts.folderBytes() / MEGABYTE, 0), NONE, NONE, NONE);
        table.row("changelog of what waits, MB", figure(restarts.changelogBytes() / MEGABYTE, 0), NONE, NONE, NONE);
        table.row("SIGTERM to its end, s", figure(restarts.stopSeconds(), 1), NONE, NONE, NONE);
        table.row("start after it to first prediction, s", figure(restarts.afterStop(), 1), NONE, NONE, NONE);
        table.row("SIGKILL and start to first prediction, s", figure(restarts.afterKill(), 1), NONE, NONE, NONE);
    }

    private static void add(Table table, Expiry expiry) {
        String where = " at " + expiry.perSecond() + " events/s";
        table.row(
                "longest gap between predictions" + where + ", ms: before, while rows expire",
                gaps(expiry),
                NONE,
                NONE,
                NONE);
        table.row("latency" + where + ", ms: p50, p99, latest before", late(expiry.before()), NONE, NONE, NONE);
        table.row(
                "latency" + where + ", ms: p50, p99, latest while rows expire",
                late(expiry.during()),
                NONE,
                NONE,
                NONE);
        table.row("until all are expired, s", figure(expiry.seconds(), 0), NONE, NONE, NONE);
        table.row("expired rows/s", figure(expiry.rowsPerSecond(), 0), NONE, NONE, NONE);
        table.row("resident memory after it, MB", figure(expiry.residentBytes() / MEGABYTE, 0), NONE, NONE, NONE);
    }

    private static String gaps(Expiry expiry) {
        return figure(expiry.before().longestGapMillis(), 0) + ", "
                + figure(expiry.during().longestGapMillis(), 0);
    }

    private static String late(Pulse.Beat beat) {
        return figure(beat.latencyMillis50(), 0) + ", " + figure(beat.latencyMillis99(), 0) + ", "
                + figure(beat.latencyMillisMost(), 0);
    }
}
