package org.mmoestreams.workbench.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mmoestreams.features.Task;
import org.mmoestreams.metrics.ExactAuc;

/** The exact area under the ROC curve of each binary task. */
final class TaskAreas {

    private final List<Task> tasks;
    private final List<ExactAuc> areas = new ArrayList<>();

    TaskAreas(List<Task> tasks) {
        this.tasks = tasks;
        tasks.forEach(task -> areas.add(new ExactAuc()));
    }

    /** The binary tasks, as indexes among all tasks. */
    int[] tasks() {
        return IntStream.range(0, tasks.size())
                .filter(task -> tasks.get(task).isBinary())
                .toArray();
    }

    /** Counts a row, unless its label is not known. */
    void add(int task, double score, double label) {
        if (!Double.isNaN(label)) {
            areas.get(task).add(score, label > 0);
        }
    }

    /** The area of a task; empty for a regression task and when a class is absent. */
    OptionalDouble of(String task) {
        for (int i = 0; i < tasks.size(); i++) {
            if (tasks.get(i).name().equals(task)) {
                return areas.get(i).auc();
            }
        }
        return OptionalDouble.empty();
    }
}
