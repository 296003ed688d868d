package org.mmoestreams.app.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mmoestreams.app.committed.Committed;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/** The tasks, each with its newest figures. */
final class TaskAnswers {

    private final List<Task> tasks;
    private final Committed committed;

    TaskAnswers(List<Task> tasks, Committed committed) {
        this.tasks = List.copyOf(tasks);
        this.committed = committed;
    }

    Answer answer(Asked asked) {
        asked.allowOnly(List.of());
        return Answer.json(new Tasks(
                committed.report().isMeasured(), tasks.stream().map(this::told).toList()));
    }

    private OfTask told(Task task) {
        return new OfTask(
                task.name(),
                task.field(),
                task.kind().name().toLowerCase(Locale.ROOT),
                task.weight(),
                newest(task, MetricsScope.SLIDING).orElse(null),
                newest(task, MetricsScope.TOTAL).orElse(null));
    }

    private Optional<TaskMetrics> newest(Task task, MetricsScope scope) {
        return committed.metrics().newest().stream()
                .filter(each -> each.getTask().equals(task.name()) && each.getScope() == scope)
                .findFirst();
    }

    /** @param measured whether this process measures; else another one has the figures */
    private record Tasks(boolean measured, List<OfTask> tasks) {}

    private record OfTask(
            String name, String field, String kind, double weight, TaskMetrics sliding, TaskMetrics total) {}
}
