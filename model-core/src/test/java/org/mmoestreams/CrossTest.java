package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;

/**
 * Labels that are the exclusive or of two names or of two numbers, so that neither says anything without the other. The
 * network finds that out in time; a cross knows in few windows.
 */
class CrossTest {

    private static final int WINDOWS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"capacity: 1000", "hashed: 4096"})
    void exclusiveOrOfTwoNamesIsLearntInFewWindowsByTheirCross(String size) {
        compare("{cross: [a, b], " + size + "}", CrossTest::names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"capacity: 1000", "hashed: 4096"})
    void exclusiveOrOfTwoNumbersIsLearntInFewWindowsByTheCrossOfTheirBuckets(String size) {
        compare("{cross: [c, d], " + size + "}", CrossTest::numbers);
    }

    private static void compare(String cross, BiConsumer<SplittableRandom, FieldValues> rows) {
        double without = Prequential.of(spec(""), Prequential.config(true), WINDOWS, rows)
                .auc();
        double with = Prequential.of(spec(cross), Prequential.config(true), WINDOWS, rows)
                .auc();
        System.out.printf(
                "AUC over windows %d to %d: %.3f, with %s %.3f%n", WINDOWS / 2, WINDOWS, without, cross, with);
        assertThat(without).isLessThan(0.7);
        assertThat(with).isGreaterThan(0.93);
    }

    private static void names(SplittableRandom random, FieldValues values) {
        int a = random.nextInt(10);
        int b = random.nextInt(10);
        values.setNominal(0, "a" + a);
        values.setNominal(1, "b" + b);
        values.setContinuous(0, random.nextInt(100));
        values.setContinuous(1, random.nextInt(100));
        values.setLabel(0, (a % 2) ^ (b % 2));
    }

    private static void numbers(SplittableRandom random, FieldValues values) {
        int c = random.nextInt(100);
        int d = random.nextInt(100);
        values.setNominal(0, "a" + random.nextInt(10));
        values.setNominal(1, "b" + random.nextInt(10));
        values.setContinuous(0, c);
        values.setContinuous(1, d);
        values.setLabel(0, (c / 10 % 2) ^ (d / 10 % 2));
    }

    private static FeatureSpec spec(String cross) {
        return FeatureSpec.parse("""
                event-id: id
                event-time: time
                nominal:
                  - {field: a, capacity: 10}
                  - {field: b, capacity: 10}
                continuous:
                  - {field: c, buckets: {width: 10, max: 100}}
                  - {field: d, buckets: {width: 10, max: 100}}
                crosses: [CROSS]
                tasks:
                  - {name: differs, field: differ, positive: "yes"}
                """.replace("CROSS", cross));
    }
}
