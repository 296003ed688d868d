package org.mmoestreams.app.observe;

import org.mmoestreams.client.serde.SoundEvent;
import org.mmoestreams.client.serde.SoundEventListener;
import org.mmoestreams.features.Task;

/** The labels of one regression task, until two differ. */
final class TaskNumbers implements SoundEventListener {

    private final Task task;
    private final int index;
    private final Observations observations;
    private double first = Double.NaN;
    private long labels;
    private volatile boolean settled;

    /**
     * The labels of a task.
     *
     * @param index the task's place in the feature spec
     */
    TaskNumbers(Task task, int index, Observations observations) {
        this.task = task;
        this.index = index;
        this.observations = observations;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public void saw(SoundEvent event, long recordTimestamp) {
        double label = event.values().label(index);
        if (!Double.isNaN(label)) {
            note(label);
        }
    }

    private synchronized void note(double label) {
        first = labels == 0 ? label : first;
        labels++;
        if (label != first) {
            settled = true;
            observations.settled(name(), "task " + task.name() + ": labels that differ have come");
        } else if (labels == StreamWatch.ENOUGH) {
            observations.wrong(
                    name(),
                    "task " + task.name() + ": " + labels + " labels and all are " + first + " (expected: some that"
                            + " differ; does the producer fill in " + task.field() + ", or is a number given where the"
                            + " label is not known yet? That would have to be null)");
        }
    }

    private String name() {
        return "labels of " + task.name();
    }
}
