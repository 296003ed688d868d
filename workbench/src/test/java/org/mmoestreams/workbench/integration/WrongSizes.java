package org.mmoestreams.workbench.integration;

import static org.mmoestreams.workbench.integration.SetUpFiles.SPEC;

import java.util.List;
import java.util.stream.Stream;

/** Settings that each may be, and cannot be together. */
final class WrongSizes {

    private WrongSizes() {}

    static Stream<WrongSetUp> all() {
        return Stream.of(
                new WrongSetUp(
                        "a window too large for its record",
                        files -> {},
                        List.of("window.rows=8193"),
                        "window.rows: 8193 (expected: 1 to 8192, for the scores of a window and its 4 task(s) go out"
                                + " as one record)"),
                new WrongSetUp(
                        "slices by a field that has no values",
                        files -> {},
                        List.of("metrics.slices=place,amount"),
                        "metrics.slices: amount (expected: nominal fields of the feature spec: place, kind, day)"),
                new WrongSetUp(
                        "a model too large for arrays",
                        files -> files.replace(
                                        SPEC, "buckets: {per-octave: 2, max: 1000}", "buckets: {width: 1, max: 99000}")
                                .replace(SPEC, "{field: kind, capacity: 4}", "{field: kind, capacity: 1000000}")
                                .replace(SPEC, "{field: day, capacity: 400}", "{field: day, capacity: 1000000}")
                                .replace(SPEC, "{field: place, capacity: 4}", "{field: place, capacity: 1000000}"),
                        List.of(
                                "model.experts=256",
                                "model.expert-units=1024",
                                "model.embedding-width=256",
                                "window.rows=8192"),
                        "window.rows, model.experts, model.expert-units: 8192 rows x 263168 outputs"
                                + " (expected: <= 2147483639 together; lower one of them)"),
                new WrongSetUp(
                        "commits more seldom than transactions last",
                        files -> {},
                        List.of("kafka.commit.interval.ms=7000"),
                        "kafka.commit.interval.ms: 7000"
                                + " (expected: 1 or more, and less than kafka.transaction.timeout.ms, 6000, for a"
                                + " transaction is open from commit to commit)"),
                new WrongSetUp(
                        "a word for a number of Kafka's",
                        files -> {},
                        List.of("kafka.num.stream.threads=two"),
                        "kafka.*: Invalid value two for configuration num.stream.threads: Not a number of type INT"
                                + " (expected: what Kafka takes)"));
    }
}
