package org.mmoestreams.workbench.bench.stream;

import static org.mmoestreams.workbench.bench.Table.figure;

import org.mmoestreams.workbench.bench.Spread;
import org.mmoestreams.workbench.bench.Table;

/**
 * The figures of the stream as a table: medians, and the 10th and 90th percentile in brackets where something was
 * repeated.
 */
public final class StreamTable {

    private static final String NONE = "-";
    private static final double MEGABYTE = 1e6;

    private final Table table =
            Table.of("", "records", "pass-through", "learner", "learner / records", "learner / pass-through");

    private StreamTable() {}

    /** The table of the figures. */
    public static Table of(StreamFigures figures) {
        StreamTable stream = new StreamTable();
        figures.throughput().forEach(stream::add);
        int rates = figures.latency().size() / 2;
        for (int rate = 0; rate < rates; rate++) {
            stream.add(figures.latency().get(rate), figures.latency().get(rates + rate));
        }
        if (figures.restore() != null) {
            stream.add(figures.restore());
        }
        if (figures.learnerPeakResidentBytes() != null) {
            stream.learner("peak resident memory, MB", figure(figures.learnerPeakResidentBytes() / MEGABYTE, 0));
        }
        return stream.table;
    }

    private void add(Throughput throughput) {
        String where = ", " + throughput.partitions() + " partition(s)";
        SubjectFigures records = throughput.of(Subject.RECORDS);
        SubjectFigures passThrough = throughput.of(Subject.PASS_THROUGH);
        SubjectFigures learner = throughput.of(Subject.LEARNER);
        table.row(
                "events/s" + where,
                figure(records.eventsPerSecond(), 0),
                figure(passThrough.eventsPerSecond(), 0),
                figure(learner.eventsPerSecond(), 0),
                figure(records.learnerSpeed(), 2),
                figure(passThrough.learnerSpeed(), 2));
        table.row(
                "CPU s per million events" + where,
                figure(records.cpuSecondsPerMillion(), 2),
                figure(passThrough.cpuSecondsPerMillion(), 2),
                figure(learner.cpuSecondsPerMillion(), 2),
                figure(records.learnerCpu(), 2),
                figure(passThrough.learnerCpu(), 2));
        learner("changelog bytes per event" + where, figure(throughput.changelogBytesPerEvent(), 0));
        learner("changelog MB/s" + where, megabytes(throughput.changelogBytesPerSecond()));
        learner("changelog MB per commit" + where, megabytes(throughput.changelogBytesPerCommit()));
    }

    private void add(Latency passThrough, Latency learner) {
        table.row(
                "latency at " + figure(learner.perSecond(), 0) + " events/s, ms: p50, p99, p99.9",
                NONE,
                quantiles(passThrough),
                quantiles(learner),
                NONE,
                figure(learner.p99() / passThrough.p99(), 2));
    }

    private void add(Restore restore) {
        learner("start to first prediction, s", figure(restore.startToFirstPrediction(), 2));
        learner("SIGKILL to assignment, s", figure(restore.killToAssignment(), 2));
        learner("assignment to first prediction, s", figure(restore.assignmentToFirstPrediction(), 2));
        learner("assignment to first committed prediction, s", figure(restore.assignmentToFirstCommitted(), 2));
    }

    private void learner(String name, String figure) {
        table.row(name, NONE, NONE, figure, NONE, NONE);
    }

    private static String quantiles(Latency latency) {
        return figure(latency.p50(), 1) + ", " + figure(latency.p99(), 1) + ", " + figure(latency.p999(), 1);
    }

    private static String megabytes(Spread bytes) {
        return figure(bytes.median() / MEGABYTE, 2) + " [" + figure(bytes.p10() / MEGABYTE, 2) + ", "
                + figure(bytes.p90() / MEGABYTE, 2) + "]";
    }
}
