package org.mmoestreams.workbench.integration;

import java.util.List;
import java.util.stream.Stream;

/** Settings of labels that come by themselves, where they cannot be. */
final class WrongLabels {

    private static final String NONE = " (expected: empty, for topics.labels is empty and no labels come by themselves;"
            + " set topics.labels, or leave this out)";

    private WrongLabels() {}

    static Stream<WrongSetUp> all() {
        return Stream.of(
                settings(
                        "a label schema without labels",
                        "labels.schema=clicks.avsc",
                        "labels.schema: clicks.avsc" + NONE),
                settings("a label spec without labels", "labels.spec=clicks.yaml", "labels.spec: clicks.yaml" + NONE),
                settings(
                        "writer schemas of labels without labels",
                        "labels.writer-schemas=old.avsc,older.avsc",
                        "labels.writer-schemas: old.avsc" + NONE),
                settings(
                        "rows that wait for labels, fewer than one",
                        "labels.max-waiting=0",
                        "labels.max-waiting: 0 (expected: 1 to 1000000000), from --set"),
                settings(
                        "rows that are kept for no time",
                        "labels.retention=PT0S",
                        "labels.retention: PT0S (expected: an ISO-8601 duration, PT0.001S to PT876000H), from --set"),
                settings(
                        "a word for when to learn",
                        "labels.learn=soon",
                        "labels.learn: soon (expected: when-labelled, when-complete, at-end), from --set"),
                settings(
                        "a labels topic that is no name",
                        "topics.labels=a b",
                        "topics.labels: a b (expected: 1 to 249 of a-z A-Z 0-9 . _ -, not '.' or '..', or empty), from"
                                + " --set"));
    }

    private static WrongSetUp settings(String title, String assignment, String message) {
        return new WrongSetUp("labels: " + title, files -> {}, List.of(assignment), message);
    }
}
