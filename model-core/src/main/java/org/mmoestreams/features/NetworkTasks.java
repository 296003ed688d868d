package org.mmoestreams.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.features.Attribution.Correction;

/**
 * What a network has an output for: the tasks of a spec and, behind them, two binary ones for each of these that
 * corrects by {@link Correction#ELAPSED_TIME}. Those are learnt from what became of rows in the end, weigh the rows of
 * their task, and are neither published nor measured.
 */
public final class NetworkTasks {

    private static final String DELAYED = ".delayed";
    private static final String REAL_NEGATIVE = ".real-negative";
    private static final int NONE = -1;

    private final List<Task> all;
    private final int[] delayed;

    private NetworkTasks(List<Task> all, int[] delayed) {
        this.all = List.copyOf(all);
        this.delayed = delayed;
    }

    /** Those of a spec's tasks. */
    public static NetworkTasks of(List<Task> tasks) {
        List<Task> all = new ArrayList<>(tasks);
        int[] delayed = new int[tasks.size()];
        Arrays.fill(delayed, NONE);
        for (int task = 0; task < delayed.length; task++) {
            if (tasks.get(task).attribution().isSampled()) {
                delayed[task] = all.size();
                all.add(beside(tasks.get(task), DELAYED));
                all.add(beside(tasks.get(task), REAL_NEGATIVE));
            }
        }
        return new NetworkTasks(all, delayed);
    }

    /** Most characters of the name of a task that has others beside it, for these have names of tasks, too. */
    static int mostCharacters(int ofAnyTask) {
        return ofAnyTask - REAL_NEGATIVE.length();
    }

    /** The tasks of the spec, then the others. */
    public List<Task> all() {
        return all;
    }

    /** How many there are. */
    public int size() {
        return all.size();
    }

    /** How many of them are tasks of the spec. */
    public int shown() {
        return delayed.length;
    }

    /** Whether the rows of a task of the spec are weighed by two tasks beside it. */
    public boolean isSampled(int task) {
        return delayed[task] != NONE;
    }

    /** The place of the task that says whether a row's positive comes after it was learnt; of a sampled task. */
    public int delayed(int task) {
        return delayed[task];
    }

    /** The place of the task that says whether a row that was learnt as a negative is one; of a sampled task. */
    public int realNegative(int task) {
        return delayed[task] + 1;
    }

    private static Task beside(Task task, String suffix) {
        return new Task(task.name() + suffix, task.field(), task.target(), task.weight());
    }
}
