package org.mmoestreams.workbench.integration;

import static org.mmoestreams.workbench.integration.SetUpFiles.SPEC;

import java.util.stream.Stream;

/** Feature specs that are not sound. */
final class WrongSpecs {

    private WrongSpecs() {}

    static Stream<WrongSetUp> all() {
        return Stream.concat(parts(), labels());
    }

    private static Stream<WrongSetUp> parts() {
        return Stream.of(
                WrongSetUp.spec(
                        "a field that the schema lacks",
                        "field: place",
                        "field: town",
                        "nominal: town (expected: a field of the event schema)"),
                WrongSetUp.spec(
                        "a field without a role",
                        "[price, note]",
                        "[price]",
                        "event field: note (expected: a role in the feature spec; list it under ignored?)"),
                WrongSetUp.spec(
                        "two roles for a field",
                        "field: shelf",
                        "field: kind",
                        "continuous: kind (expected: one role for the field, but it is also nominal)"),
                WrongSetUp.spec(
                        "a label for a feature",
                        "field: shelf",
                        "field: stars",
                        "continuous: stars (expected: one role for the field, but it is also tasks.likes.field; a"
                                + " label must not be an input)"),
                WrongSetUp.spec(
                        "two tasks of one name",
                        "name: likes",
                        "name: buys",
                        "tasks: [buys, buys, flies, spends] (expected: every name once)"),
                WrongSetUp.spec(
                        "no event-id", "event-id: id\n", "", "event-id: null (expected: a value that is not blank)"),
                WrongSetUp.of(
                        "no tasks",
                        files -> files.write(
                                SPEC, "event-id: id\nevent-time: at\nnominal: [{field: place, capacity: 4}]\n"),
                        "event.spec: {}/features.yaml: tasks: none (expected: at least one task)"),
                WrongSetUp.spec(
                        "no capacity",
                        "kind, capacity: 4",
                        "kind, capacity: 0",
                        "nominal.kind.capacity: 0 (expected: 1 to 1000000), line 5"),
                WrongSetUp.spec(
                        "a misspelt key",
                        "kind, capacity: 4",
                        "kind, size: 4",
                        "nominal[1].size: unknown key (expected: "
                                + "one of field, capacity, hashed, hash-seed, expire-after, admit-after), line 5"),
                WrongSetUp.spec(
                        "a misspelt part",
                        "continuous:",
                        "continous:",
                        "continous: unknown key"
                                + " (expected: one of event-id, event-time, row-weight, nominal, continuous, crosses,"
                                + " multi-valued, tasks, ignored), line 7"),
                WrongSetUp.spec(
                        "names where mappings belong",
                        "  - {field: shelf}",
                        "  - shelf",
                        "continuous[1]: another kind of value (expected: a mapping), line 9"),
                WrongSetUp.spec(
                        "a word for a number",
                        "capacity: 400",
                        "capacity: many",
                        "nominal[2].capacity: many (expected: a whole number), line 6"),
                WrongSetUp.spec(
                        "a kind of task that there is not",
                        "kind: regression",
                        "kind: ranking",
                        "tasks[3].kind: ranking (expected: binary or regression), line 14"),
                WrongSetUp.spec(
                        "a positive value for a regression",
                        "kind: regression",
                        "kind: regression, positive: 1",
                        "tasks.spends.positive: 1 (expected: none for a regression task), line 14"),
                WrongSetUp.spec(
                        "no positive value",
                        ", positive: AIR",
                        "",
                        "tasks.flies.positive: null (expected: the label value that is positive), line 13"),
                WrongSetUp.spec(
                        "buckets without end",
                        "{per-octave: 2, max: 1000}",
                        "{per-octave: 2}",
                        "continuous[0].buckets.max: 0.0 (expected: > 0.0), line 8"),
                WrongSetUp.spec(
                        "a part of another name",
                        "tasks:",
                        "tasks: []\ntargets:",
                        "targets: unknown key (expected: one of event-id, event-time, row-weight, nominal, continuous,"
                                + " crosses, multi-valued, tasks, ignored), line 11"));
    }

    private static Stream<WrongSetUp> labels() {
        return Stream.of(
                WrongSetUp.spec(
                        "yes for a boolean",
                        "\"true\"",
                        "\"yes\"",
                        "tasks.buys.positive: yes (expected: a value of bought, boolean in event.schema)"),
                WrongSetUp.spec(
                        "2 for a boolean",
                        "\"true\"",
                        "\"2\"",
                        "tasks.buys.positive: 2 (expected: a value of bought, boolean in event.schema)"),
                WrongSetUp.spec(
                        "a range for an int",
                        "positive: 5",
                        "positive: \">5\"",
                        "tasks.likes.positive: >5 (expected: a value of stars, int in event.schema)"),
                WrongSetUp.spec(
                        "a fraction for an int",
                        "positive: 5",
                        "positive: 1.5",
                        "tasks.likes.positive: 1.5 (expected: a value of stars, int in event.schema)"),
                WrongSetUp.spec(
                        "more than an int holds",
                        "positive: 5",
                        "positive: 3000000000",
                        "tasks.likes.positive: 3000000000 (expected: a value of stars, int in event.schema)"),
                WrongSetUp.spec(
                        "a symbol that the enum lacks",
                        "positive: AIR",
                        "positive: air",
                        "tasks.flies.positive: air"
                                + " (expected: a value of way, enum shop.Way [AIR, SEA] in event.schema)"));
    }
}
