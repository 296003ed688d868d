package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueRulesTest {

    private static final String GOOD = """
        event-id: id
        event-time: time
        nominal:
          - {field: colour, capacity: 3}
        continuous:
          - {field: age, buckets: {width: 5, max: 60}}
        tasks: [{name: buys, field: bought, positive: "yes"}]
        """;

    static Stream<Arguments> changesThatAreRefused() {
        return Stream.of(
                arguments(
                        "capacity: 3",
                        "capacity: 3, hashed: 9",
                        "nominal.colour: 3 (expected: either capacity or hashed)"),
                arguments("capacity: 3", "hashed: 1", "nominal.colour.hashed: 1 (expected: 2 to 16000000)"),
                arguments(
                        "capacity: 3",
                        "hashed: 9, expire-after: P1D",
                        "nominal.colour.expire-after: PT24H (expected: none with hashed;"),
                arguments(
                        "capacity: 3",
                        "hashed: 9, admit-after: 2",
                        "nominal.colour.admit-after: 2 (expected: none with"),
                arguments("capacity: 3", "capacity: 3, hash-seed: 2", "nominal.colour.hash-seed: 2 (expected: none"),
                arguments(
                        "capacity: 3", "capacity: 3, admit-after: 0", "nominal.colour.admit-after: 0 (expected: 1 to"),
                arguments(
                        "capacity: 3",
                        "capacity: 3, expire-after: 30",
                        "nominal[0].expire-after: another kind of value (expected: a duration by ISO-8601, such as"
                                + " P30D, or {windows: 500}), line 4"),
                arguments(
                        "capacity: 3",
                        "capacity: 3, expire-after: 30 days",
                        "nominal[0].expire-after: 30 days (expected: a duration by ISO-8601, such as P30D, or"
                                + " {windows: 500}), line 4"),
                arguments(
                        "capacity: 3",
                        "hashed: 9, hash-seed: x",
                        "nominal[0].hash-seed: x (expected: a whole number), line 4"),
                arguments(
                        "capacity: 3", "capacity: 3, expire-after: PT0S", "nominal[0].expire-after: PT0S (expected: a"),
                arguments(
                        "capacity: 3",
                        "capacity: 3, expire-after: {windows: 0}",
                        "nominal[0].expire-after.windows: 0 (expected: 1 to 1000000000), line 4"),
                arguments(
                        "capacity: 3",
                        "capacity: 3, expire-after: {days: 3}",
                        "nominal[0].expire-after.days: unknown key (expected: one of windows), line 4"),
                arguments(
                        "{width: 5, max: 60}", "linear", "continuous[0].buckets: linear (expected: log, or a mapping"));
    }

    @ParameterizedTest
    @MethodSource("changesThatAreRefused")
    void refuses(String from, String to, String message) {
        assertThatThrownBy(() -> FeatureSpec.parse(GOOD.replace(from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining(message);
    }
}
