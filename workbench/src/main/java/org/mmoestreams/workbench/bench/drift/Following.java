package org.mmoestreams.workbench.bench.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mmoestreams.app.drift.Alarm;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.features.Task;
import org.mmoestreams.workbench.shaping.Drift;

/** How a learner follows one drift, beside a learner that begins where the drift is complete. */
final class Following implements AutoCloseable {

    private static final double NEAR = 0.01;

    private final DriftBenchOptions options;
    private final Drift drift;
    private final WatchedLearner old;
    private final WatchedLearner fresh;
    private final int alarmsBefore;
    private final List<OptionalDouble> before = new ArrayList<>();
    private final Long[] followedAfter;
    private final Double[] auc;
    private final Double[] freshAuc;
    private final Long[] alarmAfter;

    /** Begins with the drift, when the learner has learnt all before it. */
    Following(DriftBenchOptions options, Drift drift, WatchedLearner old) {
        this.options = options;
        this.drift = drift;
        this.old = old;
        fresh = new WatchedLearner(options);
        alarmsBefore = old.alarms().size();
        int tasks = options.spec().tasks().size();
        for (int task = 0; task < tasks; task++) {
            before.add(old.auc(task));
        }
        followedAfter = new Long[tasks];
        auc = new Double[tasks];
        freshAuc = new Double[tasks];
        alarmAfter = new Long[tasks];
    }

    /** Shows the new learner an event, if the drift is complete by then. */
    void show(Event event, long row) {
        if (row >= drift.to()) {
            fresh.add(event);
        }
    }

    /** Compares, when the old learner has closed a window with this row for its last. */
    void windowClosed(long row) {
        long since = row + 1 - drift.to();
        List<Task> tasks = options.spec().tasks();
        for (int task = 0; task < tasks.size(); task++) {
            if (alarmAfter[task] == null && hasAlarm(tasks.get(task))) {
                alarmAfter[task] = row + 1 - drift.from();
            }
            if (since >= options.rollingRows()) {
                compare(task, since);
            }
        }
    }

    /** What became of it, by task. */
    List<DriftFigures.Followed> figures() {
        List<DriftFigures.Followed> figures = new ArrayList<>();
        List<Task> tasks = options.spec().tasks();
        for (int task = 0; task < tasks.size(); task++) {
            if (tasks.get(task).isBinary()) {
                figures.add(figures(tasks.get(task), task));
            }
        }
        return figures;
    }

    @Override
    public void close() {
        fresh.close();
    }

    private DriftFigures.Followed figures(Task task, int index) {
        OptionalDouble area = before.get(index);
        return new DriftFigures.Followed(
                drift.text(),
                task.name(),
                area.isPresent() ? area.getAsDouble() : null,
                alarmAfter[index],
                alarms(task),
                followedAfter[index],
                auc[index],
                freshAuc[index]);
    }

    private void compare(int task, long since) {
        OptionalDouble area = old.auc(task);
        OptionalDouble other = fresh.auc(task);
        if (area.isEmpty() || other.isEmpty()) {
            return;
        }
        if (followedAfter[task] == null && area.getAsDouble() >= other.getAsDouble() - NEAR) {
            followedAfter[task] = since;
        }
        if (auc[task] == null && since >= options.after()) {
            auc[task] = area.getAsDouble();
            freshAuc[task] = other.getAsDouble();
        }
    }

    private boolean hasAlarm(Task task) {
        return alarms(task) > 0;
    }

    private long alarms(Task task) {
        List<Alarm> all = old.alarms();
        return all.subList(alarmsBefore, all.size()).stream()
                .filter(alarm -> alarm.name().equals(task.name()))
                .count();
    }
}
