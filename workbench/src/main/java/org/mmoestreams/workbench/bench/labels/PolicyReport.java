package org.mmoestreams.workbench.bench.labels;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.mmoestreams.app.history.RecordedWindow;
import org.mmoestreams.features.Task;

/** Puts together what came of one policy. */
final class PolicyReport {

    private final LabelPolicy policy;
    private final PolicyResult result;
    private final TrueLabels truth;
    private final List<Task> tasks;

    PolicyReport(LabelPolicy policy, PolicyResult result, TrueLabels truth) {
        this.policy = policy;
        this.result = result;
        this.truth = truth;
        tasks = result.schema().spec().tasks();
        checkEvents();
    }

    /** @param withOracle whether it is to be computed once more */
    PolicyFigures figures(boolean withOracle) {
        return new PolicyFigures(
                policy.title(),
                result.published().size(),
                result.sent(),
                result.deadLetters(),
                result.history().size(),
                result.digest().orElse(null),
                result.seconds(),
                ofBinaryTasks(this::figures),
                withOracle ? oracle() : null);
    }

    private TaskFigures figures(int task) {
        TaskScores all = TaskScores.of(result.published(), truth, task, 0);
        TaskScores lastHalf = TaskScores.of(result.published(), truth, task, truth.size() / 2);
        Duration window = tasks.get(task).attribution().window();
        boolean areLate = policy.sendsLate();
        return new TaskFigures(
                all.rows(),
                all.positives(),
                all.quality(),
                lastHalf.quality(),
                areLate ? truth.after(task, -1) : 0,
                areLate && window != null ? truth.after(task, window.isZero() ? -1 : window.toMillis()) : 0,
                result.history().stream()
                        .mapToLong(closed -> corrections(closed, task))
                        .sum());
    }

    private static long corrections(RecordedWindow window, int task) {
        return IntStream.range(0, window.rows())
                .filter(row -> window.isCorrection(row) && !Double.isNaN(window.label(row, task)))
                .count();
    }

    private PolicyFigures.OracleFigures oracle() {
        Oracle.Told told = Oracle.of(result);
        boolean isWhole = told.predictions().size() == result.published().size();
        return new PolicyFigures.OracleFigures(
                (long) told.predictions().size() * tasks.size(),
                isWhole ? told.predictions().different(result.published()) : -1,
                told.digest().equals(result.digest().orElse(null)),
                ofBinaryTasks(task -> TaskScores.of(told.predictions(), truth, task, 0)
                        .quality()
                        .auc()));
    }

    private <T> Map<String, T> ofBinaryTasks(IntFunction<T> figures) {
        Map<String, T> byTask = new LinkedHashMap<>();
        for (int task = 0; task < tasks.size(); task++) {
            if (tasks.get(task).isBinary()) {
                byTask.put(tasks.get(task).name(), figures.apply(task));
            }
        }
        return byTask;
    }

    /** Predictions are in the order of the events; that they are of these is certain only when the ids are equal. */
    private void checkEvents() {
        Published published = result.published();
        if (published.size() != truth.size()) {
            throw new IllegalStateException("predictions: " + published.size() + " (expected: " + truth.size()
                    + ", one for each event; " + result.deadLetters() + " events and labels were dead letters)");
        }
        for (int event = 0; event < truth.size(); event++) {
            if (!published.id(event).equals(truth.id(event))) {
                throw new IllegalStateException("predictions: " + published.id(event) + " is number " + event
                        + " (expected: " + truth.id(event) + ", the event of that place)");
            }
        }
    }
}
