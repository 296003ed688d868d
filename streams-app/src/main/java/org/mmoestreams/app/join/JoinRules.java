package org.mmoestreams.app.join;

import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Task;

/**
 * What becomes of rows and labels.
 *
 * @param tasks the tasks, each with its attribution
 * @param learn when a row is learnt
 * @param learnsChanged whether a label that differs from the one before is learnt, too; else it is ignored
 * @param limits how long and how many wait
 */
public record JoinRules(List<Task> tasks, Learn learn, boolean learnsChanged, Limits limits) {

    private static final int AGES = 64;

    /**
     * How long and how many wait.
     *
     * @param retention stream time after an event's time after which nothing is known of it
     * @param waitForEvent stream time that a label waits for its event
     * @param most the most rows that wait; as many finished ones, and early labels, are kept
     */
    public record Limits(Duration retention, Duration waitForEvent, int most) {}

    /** Keeps a copy of the tasks, and checks that rows are kept for long enough for each task's window. */
    public JoinRules {
        tasks = List.copyOf(tasks);
        for (Task task : tasks) {
            Duration window = task.attribution().window();
            check(
                    window == null || window.compareTo(limits.retention) <= 0,
                    "tasks." + task.name() + ".attribution",
                    window,
                    "labels.retention, " + limits.retention + ", or less; a row is not kept for longer");
            check(
                    !task.attribution().isSampled() || window.compareTo(limits.retention) < 0,
                    "tasks." + task.name() + ".attribution",
                    window,
                    "less than labels.retention, " + limits.retention + ", with correction: elapsed-time; what it"
                            + " learns beside is how many positives come between the two");
        }
    }

    /**
     * The last moment at which a label of a task is in time for an event, in milliseconds since the epoch. Where every
     * event is learnt as a negative first, none is.
     *
     * @param eventTime in milliseconds since the epoch
     */
    public long endOf(long eventTime, int task) {
        Attribution attribution = tasks.get(task).attribution();
        if (!ends(attribution)) {
            return retentionEnd(eventTime);
        }
        long window = attribution.isImmediate() ? -1 : attribution.window().toMillis();
        return Math.min(eventTime + window, retentionEnd(eventTime));
    }

    long endOf(WaitingRow row, int task) {
        return endOf(row.eventTime(), task);
    }

    /** When nothing is known of the row of an event any more. */
    public long retentionEnd(long eventTime) {
        return eventTime + retentionMillis();
    }

    long retentionEnd(WaitingRow row) {
        return retentionEnd(row.eventTime());
    }

    /** How long rows are kept, in milliseconds. */
    public long retentionMillis() {
        return limits.retention.toMillis();
    }

    /** When a row is to be looked at next: at the end of the first window that is open, or of its retention. */
    long nextEnd(WaitingRow row) {
        long next = retentionEnd(row);
        for (int task = 0; task < row.tasks(); task++) {
            if (isToEnd(row.status(task))) {
                next = Math.min(next, endOf(row, task));
            }
        }
        return next;
    }

    /** Whether the end of its window makes something of a task that is so far. */
    boolean isToEnd(Status status) {
        return status == Status.OPEN || (!whenComplete() && status.isToLearn());
    }

    /** Whether rows are learnt once all their labels are settled. */
    public boolean whenComplete() {
        return learn == Learn.WHEN_COMPLETE;
    }

    /** Whether a label that comes in time is not learnt yet: it waits for those of other tasks, or the window's end. */
    public boolean keepsLabels(int task) {
        return whenComplete() || (learn == Learn.AT_END && ends(tasks.get(task).attribution()));
    }

    /** What a task becomes when its window ends without a label. */
    public Attribution.AtEnd atEnd(int task) {
        return tasks.get(task).attribution().atEnd();
    }

    /** What becomes of a label that comes after the end of its task's window. */
    public Attribution.Late late(int task) {
        return tasks.get(task).attribution().late();
    }

    /** Whether what became of a task's rows is learnt when their retention is over. */
    public boolean isSampled(int task) {
        return tasks.get(task).attribution().isSampled();
    }

    /** Whether the labels that an event brings are learnt with it; else they wait for those that it does not. */
    boolean learnsAtOnce(double[] labels) {
        long known = Arrays.stream(labels).filter(label -> !Double.isNaN(label)).count();
        return known == labels.length || (known > 0 && !whenComplete());
    }

    /** Whether a row's features are needed yet: something of it is to be learnt, or may be. */
    boolean needsFeatures(WaitingRow row) {
        for (int task = 0; task < row.tasks(); task++) {
            Status status = row.status(task);
            boolean mayBeCorrected = status == Status.NEGATIVE && late(task) == Attribution.Late.CORRECT;
            boolean mayChange = learnsChanged && (status == Status.LEARNT || status == Status.CORRECTED);
            boolean isUnsettled = !status.isGivenUp() && isSampled(task);
            if (status.isToLearn() || mayBeCorrected || mayChange || isUnsettled) {
                return true;
            }
        }
        return false;
    }

    /**
     * How long after its end, in stream time, a wait may be seen to: where rows came out of order.
     *
     * @param waitMillis how long is waited
     */
    public static long mostLateMillis(long waitMillis) {
        return DeadlineQueue.widthOf(waitMillis);
    }

    /** The width of the buckets in which it is known how long rows wait: a power of two, so that others go into it. */
    long ageMillis() {
        return Long.highestOneBit(Math.max(1, retentionMillis() / AGES));
    }

    private static boolean ends(Attribution attribution) {
        return attribution.window() != null && attribution.atEnd() != Attribution.AtEnd.KEEP;
    }
}
