package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.above;
import static org.mmoestreams.checks.Checks.check;
import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Something to predict.
 *
 * @param name the task's name in predictions and metrics
 * @param field the path of the label's field in the event; never an input
 * @param target what the label is
 * @param weight the task's share in the loss, above 0; 1 where a spec gives none
 * @param attribution what is done with labels that come after their events; null for {@link Attribution#none}
 */
public record Task(String name, String field, Target target, double weight, Attribution attribution) {

    /** Names are parts of keys. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

    private static final int MOST_CHARACTERS = 100;

    /** What is predicted. */
    public enum Kind {
        /** A probability, trained on log loss. */
        BINARY,
        /** A number, trained on squared error of the standardised label. */
        REGRESSION
    }

    /** Checks the name, and that there is a field and a target. */
    public Task {
        check(name != null && NAME.matcher(name).matches(), "tasks.name", name, "1 to 100 of a-z A-Z 0-9 . _ -");
        notBlank("tasks." + name + ".field", field);
        check(target != null, "tasks." + name + ".kind", null, "binary or regression");
        above("tasks." + name + ".weight", weight, 0);
        attribution = attribution == null ? Attribution.none() : attribution;
        check(
                attribution.atEnd() != Attribution.AtEnd.NEGATIVE || target instanceof Target.Binary,
                "tasks." + name + ".at-end",
                "negative",
                "drop or keep for a regression task");
        int most = NetworkTasks.mostCharacters(MOST_CHARACTERS);
        check(
                !attribution.isSampled() || name.length() <= most,
                "tasks.name",
                name,
                "at most " + most + " characters with correction: elapsed-time");
    }

    /** A task whose labels are waited for as long as rows are kept. */
    public Task(String name, String field, Target target, double weight) {
        this(name, field, target, weight, null);
    }

    /** A binary task with one positive value. */
    public static Task binary(String name, String field, String positive) {
        return new Task(name, field, new Target.Binary(LabelMatch.oneOf(positive), null, null, null), 1);
    }

    /** A regression task whose labels have no bounds. */
    public static Task regression(String name, String field) {
        return new Task(name, field, new Target.Regression(null, null, null), 1);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Task of(TaskDocument document) {
        return document.task();
    }

    /** The same task with another share in the loss. */
    public Task weighing(double other) {
        return new Task(name, field, target, other, attribution);
    }

    /** The same task with something else done with labels that come after their events. */
    public Task attributing(Attribution other) {
        return new Task(name, field, target, weight, other);
    }

    /** Whether the task is a binary classification. */
    public boolean isBinary() {
        return target instanceof Target.Binary;
    }

    /** What is predicted. */
    public Kind kind() {
        return isBinary() ? Kind.BINARY : Kind.REGRESSION;
    }

    /**
     * The target of a binary task.
     *
     * @throws IllegalStateException when the task is another one
     */
    public Target.Binary binary() {
        if (target instanceof Target.Binary binary) {
            return binary;
        }
        throw new IllegalStateException(name + ": " + kind() + " (expected: BINARY)");
    }

    /**
     * The target of a regression task.
     *
     * @throws IllegalStateException when the task is another one
     */
    public Target.Regression regression() {
        if (target instanceof Target.Regression regression) {
            return regression;
        }
        throw new IllegalStateException(name + ": " + kind() + " (expected: REGRESSION)");
    }

    /** Whether a label of a regression task lies within its bounds. */
    public boolean admits(double label) {
        Double least = regression().least();
        Double most = regression().max();
        return (least == null || label >= least) && (most == null || label <= most);
    }

    /** The bounds of a regression task in words, such as {@code at least 0 and at most 100}. */
    public String bounds() {
        Double min = regression().least();
        Double max = regression().max();
        String least = min == null ? "" : "at least " + min;
        String most = max == null ? "" : "at most " + max;
        return least + (min == null || max == null ? "" : " and ") + most;
    }

    @JsonValue
    TaskDocument document() {
        return TaskDocument.of(this);
    }
}
