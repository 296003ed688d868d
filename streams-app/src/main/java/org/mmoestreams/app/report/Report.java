package org.mmoestreams.app.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * What a learner has published of itself, thinned as it is read, so that memory does not grow with the topics. {@link
 * ReportReader} fills it from topics and {@link ReportPage} shows it; a {@link LiveReport} has one that grows.
 */
public final class Report {

    private static final int MOST_POINTS = 2_000;

    private final String applicationId;
    private final int mostPoints;
    private final Map<String, TaskRecords> tasks = new LinkedHashMap<>();
    private final DriftMarks marks = new DriftMarks();
    private final Map<String, Map<String, ExpertHistory>> experts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A report with at most 2,000 points for each task and scope.
     *
     * @param applicationId whose models are meant, where topics have those of several
     */
    public Report(String applicationId) {
        this(applicationId, MOST_POINTS);
    }

    Report(String applicationId, int mostPoints) {
        this.applicationId = applicationId;
        this.mostPoints = mostPoints;
    }

    /**
     * Adds a record of the metrics topic.
     *
     * @param written when the record was written, in milliseconds since 1970
     */
    public void add(TaskMetrics metrics, long written) {
        task(metrics.getTask()).add(metrics, written);
    }

    /**
     * Adds a change that was found; one of another application is left out.
     *
     * @param written when the record was written, in milliseconds since 1970
     */
    public void add(DriftEvent event, long written) {
        if (isOwn(event.getModelId())) {
            marks.add(event, written);
        }
    }

    /**
     * Adds how a model's experts were used; of another application it is left out.
     *
     * @param written when the record was written, in milliseconds since 1970
     */
    public void add(ExpertMetrics metrics, long written) {
        if (isOwn(metrics.getModelId())) {
            experts.computeIfAbsent(metrics.getTask(), task -> new TreeMap<>())
                    .computeIfAbsent(metrics.getModelId(), model -> new ExpertHistory())
                    .add(metrics, written);
        }
    }

    /** Adds a sentence for the reader of the page. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Whether it has no metrics. */
    public boolean isEmpty() {
        return tasks.values().stream()
                .allMatch(task -> task.sliding().records() + task.total().records() == 0);
    }

    String applicationId() {
        return applicationId;
    }

    Collection<TaskRecords> tasks() {
        return tasks.values();
    }

    /** A task, which may have no records yet. */
    TaskRecords task(String name) {
        return tasks.computeIfAbsent(name, fresh -> new TaskRecords(fresh, mostPoints));
    }

    List<String> notes() {
        return notes;
    }

    List<DriftMark> marksOf(String task) {
        return marks.ofTask(task, formerEnd());
    }

    List<DriftMark> marksOfFields() {
        return marks.ofFields(formerEnd());
    }

    /** By model, how a task uses its experts. */
    Map<String, ExpertHistory> expertsOf(String task) {
        Map<String, ExpertHistory> current = new LinkedHashMap<>(experts.getOrDefault(task, Map.of()));
        current.values().removeIf(history -> history.written() <= formerEnd());
        return current;
    }

    /** When the last metrics of a former run were written: what was written until then is not of this one. */
    private long formerEnd() {
        return tasks.values().stream().mapToLong(TaskRecords::formerEnd).max().orElse(Long.MIN_VALUE);
    }

    private boolean isOwn(String modelId) {
        return modelId.startsWith(applicationId + "/");
    }
}
