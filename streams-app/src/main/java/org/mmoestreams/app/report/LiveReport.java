package org.mmoestreams.app.report;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * The report of a learner that runs: what it has published since its process started, with at most 400 points for each
 * task and scope. Safe for several threads; whoever adds to it never waits for whoever reads.
 */
public final class LiveReport {

    /** Enough for the width of a chart. */
    private static final int MOST_POINTS = 400;

    private final Report report;
    /** What was added while someone read. */
    private final Queue<Consumer<Report>> fresh = new ConcurrentLinkedQueue<>();

    private final ReentrantLock using = new ReentrantLock();
    private volatile boolean isMeasured;

    /** @param applicationId whose models are meant */
    public LiveReport(String applicationId) {
        report = new Report(applicationId, MOST_POINTS);
    }

    /** Adds metrics that were committed at a time, in milliseconds since 1970. */
    public void add(TaskMetrics metrics, long committed) {
        add(all -> all.add(metrics, committed));
    }

    /** Adds a change that was committed at a time, in milliseconds since 1970. */
    public void add(DriftEvent event, long committed) {
        add(all -> all.add(event, committed));
    }

    /** Adds the use of experts that was committed at a time, in milliseconds since 1970. */
    public void add(ExpertMetrics metrics, long committed) {
        add(all -> all.add(metrics, committed));
    }

    /** Whether this process measures from now on, or another one does. */
    public void measured(boolean here) {
        isMeasured = here;
    }

    /** Whether this process measures. */
    public boolean isMeasured() {
        return isMeasured;
    }

    /**
     * The tasks as an object of JSON, as pages draw them; without figures while another process measures.
     *
     * @param tasks all that are learnt, in the order in which they are to be shown
     */
    public String json(List<Task> tasks) {
        using.lock();
        try {
            takeFresh();
            return ReportJson.live(report, tasks, isMeasured);
        } finally {
            using.unlock();
        }
    }

    private void add(Consumer<Report> change) {
        fresh.add(change);
        // where someone reads, whoever comes next takes it over
        if (using.tryLock()) {
            try {
                takeFresh();
            } finally {
                using.unlock();
            }
        }
    }

    private void takeFresh() {
        for (Consumer<Report> change = fresh.poll(); change != null; change = fresh.poll()) {
            change.accept(report);
        }
    }
}
