package org.mmoestreams.app.audit;

import java.util.List;
import org.mmoestreams.app.config.LabelSettings.Changed;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.app.config.LabelWaiting;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.Task;

/**
 * What an audit goes by: which labels may be learnt, and until when.
 *
 * @param tasks the tasks, each with its attribution
 * @param whenComplete whether a row is learnt once all its labels are settled
 * @param learnsChanged whether a label that differs from the one before is learnt, too
 * @param waiting how long, and how many, rows and labels wait
 */
record AuditRules(List<Task> tasks, boolean whenComplete, boolean learnsChanged, LabelWaiting waiting) {

    private static final long LEAST_BUCKET = 1000;
    private static final int BUCKETS = 64;
    private static final int ROWS_LOOKED_AT_PER_EVENT = 8;

    /** Keeps a copy of the tasks. */
    AuditRules {
        tasks = List.copyOf(tasks);
    }

    /** Those of some settings. */
    static AuditRules of(Settings settings, List<Task> tasks) {
        return new AuditRules(
                tasks,
                settings.labels().learn() == Learn.WHEN_COMPLETE,
                settings.labels().changed() == Changed.LEARN,
                settings.labels().waiting());
    }

    /** The last moment at which a label of a task is in time for an event. */
    long windowEnd(long eventTime, int task) {
        Attribution attribution = tasks.get(task).attribution();
        if (attribution.isImmediate()) {
            return eventTime - 1;
        }
        return eventTime + (ends(attribution) ? attribution.window().toMillis() : retentionMillis());
    }

    /** Whether an event whose window ended without a label is a negative of a task. */
    boolean isNegativeAtEnd(int task) {
        return tasks.get(task).attribution().atEnd() == AtEnd.NEGATIVE;
    }

    /** Whether a positive that comes later corrects that negative. */
    boolean corrects(int task) {
        return tasks.get(task).attribution().late() == Late.CORRECT;
    }

    /** Whether a label after the window's end may be learnt as if it had come in time: its row waits for others. */
    boolean takesLate(int task) {
        return whenComplete && (learnsChanged || corrects(task));
    }

    /** The stream time after an event's time after which nothing is learnt from it that was not due before. */
    long rowMillis() {
        long longest = 0;
        for (int task = 0; task < tasks.size(); task++) {
            longest = Math.max(longest, learnsChanged || corrects(task) ? retentionMillis() : windowEnd(0, task));
        }
        return longest + slack(longest);
    }

    /** The stream time that a label is kept for, after it came. */
    long labelMillis() {
        return rowMillis() + waiting.forEvent().toMillis();
    }

    /**
     * After how many events every row was looked at that is due now: each event has the learner look at some.
     *
     * @param rows how many rows there are that may be due
     */
    long eventsUntilSettled(long rows) {
        return rows * (tasks.size() + 1) / ROWS_LOOKED_AT_PER_EVENT + 2;
    }

    private long retentionMillis() {
        return waiting.retention().toMillis();
    }

    private static boolean ends(Attribution attribution) {
        return attribution.window() != null && attribution.atEnd() != AtEnd.KEEP;
    }

    /** Rows are looked at in buckets of stream time, up to a bucket late. */
    private static long slack(long longest) {
        return 2 * Math.max(LEAST_BUCKET, longest / BUCKETS);
    }
}
