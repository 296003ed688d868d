package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.above;
import static org.mmoestreams.checks.Checks.check;
import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;

/**
 * Something to predict.
 *
 * @param name the task's name in predictions and metrics
 * @param field the label's field in the event; never an input
 * @param kind binary classification or regression
 * @param positive binary: the label's value that counts as positive, every other known value being negative
 * @param weight the task's share in the loss, above 0; 1 where a spec gives none
 */
public record Task(String name, String field, Kind kind, String positive, double weight) {

    /** Names are parts of keys. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

    /** What is predicted. */
    public enum Kind {
        /** A probability, trained on log loss. */
        BINARY,
        /** A number, trained on squared error of the standardised label. */
        REGRESSION
    }

    /** Checks that a binary task has a positive value. */
    public Task {
        check(name != null && NAME.matcher(name).matches(), "tasks.name", name, "1 to 100 of a-z A-Z 0-9 . _ -");
        notBlank("tasks." + name + ".field", field);
        kind = kind == null ? Kind.BINARY : kind;
        check(
                kind == Kind.BINARY ? positive != null && !positive.isEmpty() : positive == null,
                "tasks." + name + ".positive",
                positive,
                kind == Kind.BINARY ? "the label value that is positive" : "none for a regression task");
        above("tasks." + name + ".weight", weight, 0);
    }

    @JsonCreator
    static Task read(
            @JsonProperty("name") String name,
            @JsonProperty("field") String field,
            @JsonProperty("kind") Kind kind,
            @JsonProperty("positive") String positive,
            @JsonProperty("weight") Double weight) {
        return new Task(name, field, kind, positive, weight == null ? 1 : weight);
    }

    /** Whether the task is a binary classification. */
    public boolean isBinary() {
        return kind == Kind.BINARY;
    }

    /**
     * The label of a field's value given as text: 1 or 0 for a binary task, the number for a regression task.
     *
     * @throws NumberFormatException when a regression label is not a number
     */
    public double label(String value) {
        if (isBinary()) {
            return positive.equals(value) ? 1 : 0;
        }
        return Double.parseDouble(value);
    }
}
