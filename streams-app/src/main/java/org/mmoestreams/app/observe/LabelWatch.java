package org.mmoestreams.app.observe;

import java.util.List;
import java.util.function.Supplier;
import org.mmoestreams.client.serde.LabelListener;
import org.mmoestreams.features.Task;

/**
 * Looks at the labels of binary tasks until there were positive and negative ones, and warns of a task that had 1,000
 * of one kind only: where {@code positive} is written otherwise than labels are, all are negative. Safe for use by
 * several threads.
 */
public final class LabelWatch implements LabelListener {

    private final TaskLabels[] tasks;
    private volatile boolean settled;

    LabelWatch(List<Task> tasks, Observations observations) {
        this.tasks = tasks.stream()
                .map(task -> task.isBinary() ? new TaskLabels(task, observations) : null)
                .toArray(TaskLabels[]::new);
        this.settled = areSettled();
    }

    /** Whether each binary task has had both kinds. */
    @Override
    public boolean isSettled() {
        return settled;
    }

    /**
     * An event of use had a label.
     *
     * @param task the task's place in the feature spec; labels of regression tasks are passed over
     * @param positive whether it is the positive value
     * @param text the label as it came; asked for as long as it may help
     */
    @Override
    public void saw(int task, boolean positive, Supplier<String> text) {
        TaskLabels labels = tasks[task];
        if (labels != null && !labels.isSettled() && labels.saw(positive, text)) {
            settled = areSettled();
        }
    }

    private boolean areSettled() {
        for (TaskLabels labels : tasks) {
            if (labels != null && !labels.isSettled()) {
                return false;
            }
        }
        return true;
    }
}
