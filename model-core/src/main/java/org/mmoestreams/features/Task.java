package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.above;
import static org.mmoestreams.checks.Checks.check;
import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param min regression: no label is below; null where a spec gives none
 * @param max regression: no label is above; null where a spec gives none
 */
public record Task(
        String name,
        String field,
        Kind kind,
        String positive,
        double weight,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double min,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double max) {

    /** Names are parts of keys. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

    /** What is predicted. */
    public enum Kind {
        /** A probability, trained on log loss. */
        BINARY,
        /** A number, trained on squared error of the standardised label. */
        REGRESSION
    }

    /**
     * Checks that a binary task has a positive value, and no other has one, and that labels can lie within the bounds.
     */
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
        checkBound("tasks." + name + ".min", kind, min);
        checkBound("tasks." + name + ".max", kind, max);
        check(min == null || max == null || min < max, "tasks." + name + ".max", max, "> min, which is " + min);
    }

    /** A task whose labels have no bounds. */
    public Task(String name, String field, Kind kind, String positive, double weight) {
        this(name, field, kind, positive, weight, null, null);
    }

    @JsonCreator
    static Task read(
            @JsonProperty("name") String name,
            @JsonProperty("field") String field,
            @JsonProperty("kind") Kind kind,
            @JsonProperty("positive") String positive,
            @JsonProperty("weight") Double weight,
            @JsonProperty("min") Double min,
            @JsonProperty("max") Double max) {
        return new Task(name, field, kind, positive, weight == null ? 1 : weight, min, max);
    }

    /** Whether the task is a binary classification. */
    public boolean isBinary() {
        return kind == Kind.BINARY;
    }

    /** Whether a label lies within the task's bounds. */
    public boolean admits(double label) {
        return (min == null || label >= min) && (max == null || label <= max);
    }

    /** The bounds in words, such as {@code at least 0 and at most 100}. */
    public String bounds() {
        String least = min == null ? "" : "at least " + min;
        String most = max == null ? "" : "at most " + max;
        return least + (min == null || max == null ? "" : " and ") + most;
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

    private static void checkBound(String name, Kind kind, Double bound) {
        check(bound == null || kind == Kind.REGRESSION, name, bound, "none for a binary task");
        check(
                bound == null || Math.abs(bound) <= FieldValues.maxNumber(),
                name,
                bound,
                "a number within what labels may be, -1e100 to 1e100");
    }
}
