package org.mmoestreams.workbench.batch;

import static org.mmoestreams.checks.Checks.check;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mmoestreams.features.Task;

/**
 * The figure that says which model is best: of a task, or the mean over all tasks that have it.
 *
 * @param figure which one
 * @param task of this task; empty: the mean
 */
public record Watch(Figure figure, Optional<String> task) {

    /** Which figures say so. */
    public enum Figure {
        /** Area under the ROC curve, of binary tasks. */
        AUC {
            @Override
            Double goodness(TaskFigures figures) {
                return figures.auc();
            }
        },
        /** Loss; less is better. */
        LOSS {
            @Override
            Double goodness(TaskFigures figures) {
                return figures.loss() == null ? null : -figures.loss();
            }
        };

        /** How good figures are, more is better; null where there is no such figure. */
        abstract Double goodness(TaskFigures figures);
    }

    /**
     * Reads {@code auc}, {@code loss}, {@code auc:TASK} or {@code loss:TASK}.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static Watch parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        for (Figure figure : Figure.values()) {
            if (figure.name().toLowerCase(Locale.ROOT).equals(name)) {
                return new Watch(figure, colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1)));
            }
        }
        throw new IllegalArgumentException("watch: " + text + " (expected: auc, loss, auc:TASK or loss:TASK)");
    }

    /**
     * Checks that tasks have the figure.
     *
     * @throws IllegalArgumentException when none has
     */
    public void checkGoesWith(List<Task> tasks) {
        List<String> names = tasks.stream()
                .filter(each -> figure == Figure.LOSS || each.isBinary())
                .map(Task::name)
                .toList();
        String expected = figure == Figure.AUC
                ? "a binary task, one of " + names + "; loss will do for others"
                : "a task of the spec, one of " + names;
        check(task.isPresent() ? names.contains(task.get()) : !names.isEmpty(), "watch", this, expected);
    }

    /** How good figures are: more is better. Not a number where no task has the figure. */
    double of(Map<String, TaskFigures> figures) {
        Collection<TaskFigures> watched = task.isPresent() ? List.of(figures.get(task.get())) : figures.values();
        return watched.stream()
                .map(figure::goodness)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /** As it is written. */
    @Override
    public String toString() {
        return figure.name().toLowerCase(Locale.ROOT)
                + task.map(name -> ":" + name).orElse("");
    }
}
