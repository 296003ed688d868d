package org.mmoestreams.workbench.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;

/** What is counted of the predictions of all tasks of a spec. For one thread. */
final class Tally {

    private final List<Task> tasks;
    private final List<TaskTally> tallies = new ArrayList<>();

    Tally(List<Task> tasks) {
        this.tasks = tasks;
        for (int task = 0; task < tasks.size(); task++) {
            tallies.add(new TaskTally(tasks.get(task), task));
        }
    }

    /** Counts the first rows of a batch, all of which were predicted. */
    void add(RowBatch batch, int rows) {
        for (TaskTally tally : tallies) {
            for (int row = 0; row < rows; row++) {
                tally.add(batch, row);
            }
        }
    }

    /** The figures of each task by its name, in the order of the spec. */
    Map<String, TaskFigures> figures() {
        Map<String, TaskFigures> figures = new LinkedHashMap<>();
        for (int task = 0; task < tasks.size(); task++) {
            figures.put(tasks.get(task).name(), tallies.get(task).figures());
        }
        return figures;
    }
}
