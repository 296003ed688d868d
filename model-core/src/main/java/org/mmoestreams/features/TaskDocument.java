package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** A task as a spec writes it down; each key with what it means. */
record TaskDocument(
        @JsonProperty("name") @JsonPropertyDescription("The task's name in predictions and metrics.")
        String name,

        @JsonProperty("field")
        @JsonPropertyDescription("The label's field, or its path with dots. Several tasks may have the same.")
        String field,

        @JsonProperty("kind") @JsonPropertyDescription("binary or regression. Default: binary.")
        Task.Kind kind,

        @JsonProperty("positive")
        @JsonPropertyDescription("Binary: the value that is positive, a list of them, {not: VALUE}, or a range"
                + " of numbers: {above: 0}, {at-least: 5, below: 9}, {at-most: 3}.")
        LabelMatch positive,

        @JsonProperty("weight") @JsonPropertyDescription("The task's share in the loss. Default: 1.")
        Double weight,

        @JsonProperty("negative")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Binary: the values that are negative, in the same ways. Default: all others.")
        LabelMatch negative,

        @JsonProperty("other")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Binary, with negative: what a label is that is neither, unknown or reject: a"
                + " dead letter. Default: reject.")
        Target.Other other,

        @JsonProperty("threshold")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Binary: from which probability on accuracy, precision, recall and F1 take a row for"
                + " called positive, 0 to 1. Default: 0.5.")
        Double threshold,

        @JsonProperty("min")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Regression: a lower label is refused.")
        Double min,

        @JsonProperty("max")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Regression: a higher label is refused.")
        Double max,

        @JsonProperty("scale")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Regression: the scale on which the label is learnt, none or log1p."
                + " Predictions are in the label's unit. Default: none.")
        LabelScale scale,

        @JsonProperty("attribution")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("How long after its event's time a label is in time, such as P7D. Default: as long as"
                + " rows wait for labels.")
        String attribution,

        @JsonProperty("at-end")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("With attribution: what an event is learnt as when that ends without a label: drop,"
                + " not at all; negative (binary); or keep, it waits on. Default: drop.")
        Attribution.AtEnd atEnd,

        @JsonProperty("late")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("With attribution: what is done with a label that comes after it: count, dead-letter,"
                + " or correct, with at-end: negative. Default: count.")
        Attribution.Late late,

        @JsonProperty("correction")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription(
                "With late: correct: how a positive is learnt after its event was learnt as a negative:"
                        + " importance-weight; with attribution: PT0S also fake-negative-weighted or"
                        + " fake-negative-calibrated; with a longer one also elapsed-time. Default:"
                        + " importance-weight.")
        Attribution.Correction correction) {

    static TaskDocument of(Task task) {
        Target.Binary binary = task.isBinary() ? task.binary() : null;
        Target.Regression regression = task.isBinary() ? null : task.regression();
        Attribution attribution = task.attribution();
        return new TaskDocument(
                task.name(),
                task.field(),
                task.kind(),
                binary == null ? null : binary.positive(),
                task.weight(),
                binary == null ? null : binary.negative(),
                binary == null ? null : binary.other(),
                binary == null ? null : binary.threshold(),
                regression == null ? null : regression.min(),
                regression == null ? null : regression.max(),
                regression == null ? null : regression.scale(),
                attribution.window() == null ? null : attribution.window().toString(),
                unless(Attribution.usualAtEnd(attribution.window()), attribution.atEnd()),
                unless(Attribution.Late.COUNT, attribution.late()),
                unless(Attribution.Correction.IMPORTANCE_WEIGHT, attribution.correction()));
    }

    Task task() {
        String prefix = "tasks." + name + ".";
        Target target;
        Attribution attributed;
        try {
            target = kind == Task.Kind.REGRESSION ? regression() : binary();
            attributed = new Attribution(window(), atEnd, late, correction);
        } catch (IllegalArgumentException unsound) {
            throw new IllegalArgumentException(prefix + unsound.getMessage());
        }
        return new Task(name, field, target, weight == null ? 1 : weight, attributed);
    }

    private Target binary() {
        checkNone("min", min, "for a binary task");
        checkNone("max", max, "for a binary task");
        checkNone("scale", scale, "for a binary task");
        return new Target.Binary(positive, negative, other, threshold);
    }

    private Target regression() {
        checkNone("positive", positive, "for a regression task");
        checkNone("negative", negative, "for a regression task");
        checkNone("other", other, "for a regression task");
        checkNone("threshold", threshold, "for a regression task, whose rows are not called anything");
        checkNone("correction", Attribution.written(correction), "for a regression task");
        check(late != Attribution.Late.CORRECT, "late", "correct", "count or dead-letter for a regression task");
        return new Target.Regression(min, max, scale);
    }

    private Duration window() {
        try {
            return attribution == null ? null : Duration.parse(attribution);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException(
                    "attribution: " + attribution + " (expected: a duration by ISO-8601, such as P7D or PT30M)");
        }
    }

    /** What is usual is not written down. */
    private static <T> T unless(T usual, T chosen) {
        return chosen == usual ? null : chosen;
    }

    private static void checkNone(String key, Object value, String why) {
        check(value == null, key, value, "none " + why);
    }
}
