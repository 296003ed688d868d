package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

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
        LabelScale scale) {

    static TaskDocument of(Task task) {
        if (task.target() instanceof Target.Binary binary) {
            return new TaskDocument(
                    task.name(),
                    task.field(),
                    Task.Kind.BINARY,
                    binary.positive(),
                    task.weight(),
                    binary.negative(),
                    binary.other(),
                    null,
                    null,
                    null);
        }
        Target.Regression regression = task.regression();
        return new TaskDocument(
                task.name(),
                task.field(),
                Task.Kind.REGRESSION,
                null,
                task.weight(),
                null,
                null,
                regression.min(),
                regression.max(),
                regression.scale());
    }

    Task task() {
        return new Task(name, field, target(), weight == null ? 1 : weight);
    }

    private Target target() {
        String prefix = "tasks." + name + ".";
        try {
            return kind == Task.Kind.REGRESSION ? regression() : binary();
        } catch (IllegalArgumentException unsound) {
            throw new IllegalArgumentException(prefix + unsound.getMessage());
        }
    }

    private Target binary() {
        checkNone("min", min, "for a binary task");
        checkNone("max", max, "for a binary task");
        checkNone("scale", scale, "for a binary task");
        return new Target.Binary(positive, negative, other);
    }

    private Target regression() {
        checkNone("positive", positive, "for a regression task");
        checkNone("negative", negative, "for a regression task");
        checkNone("other", other, "for a regression task");
        return new Target.Regression(min, max, scale);
    }

    private static void checkNone(String key, Object value, String why) {
        check(value == null, key, value, "none " + why);
    }
}
