package org.mmoestreams.model;

import static org.mmoestreams.model.GradientCase.binary;
import static org.mmoestreams.model.GradientCase.correcting;
import static org.mmoestreams.model.GradientCase.regression;
import static org.mmoestreams.model.GradientCase.spec;
import static org.mmoestreams.model.GradientCase.weighted;
import static org.mmoestreams.model.GradientCase.withBags;

import java.util.stream.Stream;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Combine;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.model.GradientCase.Filling;

/** The models and batches that are compared with the oracle. */
final class GradientCases {

    private static final FeatureSpec ONE = spec(2, 1, binary("a", 1));
    private static final FeatureSpec MIXED = spec(3, 2, binary("a", 1), regression("b", 0.3), binary("c", 2.5));

    private GradientCases() {}

    /** Every case. */
    static Stream<GradientCase> all() {
        return Stream.of(networks(), batches(), bags(), corrections()).flatMap(cases -> cases);
    }

    /** The case of a name. */
    static GradientCase named(String name) {
        return all().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    /** Networks of several shapes, on full batches. */
    private static Stream<GradientCase> networks() {
        return Stream.of(
                new GradientCase(
                        "one expert, one task",
                        1,
                        ONE,
                        new MmoeArchitecture(1, 3, 2, 2, false),
                        new Filling(6, 6, 0, -1)),
                new GradientCase(
                        "one expert, wide", 2, ONE, new MmoeArchitecture(1, 1, 1, 1, true), new Filling(8, 8, 0, -1)),
                new GradientCase(
                        "one regression",
                        3,
                        spec(2, 1, regression("a", 1)),
                        new MmoeArchitecture(3, 4, 3, 2, true),
                        new Filling(8, 8, 0, -1)),
                new GradientCase(
                        "three mixed tasks",
                        4,
                        MIXED,
                        new MmoeArchitecture(4, 5, 3, 3, false),
                        new Filling(16, 16, 0, -1)),
                new GradientCase(
                        "three mixed tasks, wide",
                        5,
                        MIXED,
                        new MmoeArchitecture(4, 5, 3, 3, true),
                        new Filling(16, 16, 0, -1)),
                new GradientCase(
                        "nominal fields only",
                        9,
                        spec(4, 0, binary("a", 1), binary("b", 1)),
                        new MmoeArchitecture(2, 3, 2, 4, true),
                        new Filling(9, 9, 0.2, -1)),
                new GradientCase(
                        "continuous fields only",
                        10,
                        spec(0, 3, binary("a", 1), regression("b", 1)),
                        new MmoeArchitecture(2, 3, 2, 4, false),
                        new Filling(9, 5, 0.2, -1)));
    }

    /** Batches that are not full, or lack labels, or whose rows weigh differently. */
    private static Stream<GradientCase> batches() {
        return Stream.of(
                new GradientCase(
                        "batch not full", 6, MIXED, new MmoeArchitecture(3, 4, 4, 2, true), new Filling(16, 7, 0, -1)),
                new GradientCase(
                        "labels missing row by row",
                        7,
                        MIXED,
                        new MmoeArchitecture(3, 4, 4, 2, true),
                        new Filling(16, 13, 0.5, -1)),
                new GradientCase(
                        "rows that weigh differently",
                        12,
                        weighted(MIXED),
                        new MmoeArchitecture(3, 4, 4, 2, true),
                        new Filling(16, 13, 0.3, -1)),
                new GradientCase(
                        "a task without labels",
                        8,
                        MIXED,
                        new MmoeArchitecture(3, 4, 4, 2, true),
                        new Filling(16, 16, 0.2, 1)),
                new GradientCase(
                        "one row", 11, MIXED, new MmoeArchitecture(8, 16, 8, 8, true), new Filling(1, 1, 0, -1)));
    }

    /** Fields that hold several items. */
    private static Stream<GradientCase> bags() {
        return Stream.of(
                new GradientCase(
                        "a bag that is summed",
                        13,
                        withBags(ONE, Combine.SUM),
                        new MmoeArchitecture(2, 3, 2, 3, false),
                        new Filling(8, 8, 0, -1)),
                new GradientCase(
                        "a bag that is averaged, wide",
                        14,
                        withBags(ONE, Combine.MEAN),
                        new MmoeArchitecture(2, 3, 2, 3, true),
                        new Filling(8, 8, 0, -1)),
                new GradientCase(
                        "three bags, wide, batch not full",
                        15,
                        withBags(MIXED, Combine.SUM, Combine.MEAN, Combine.SUM),
                        new MmoeArchitecture(3, 4, 4, 2, true),
                        new Filling(16, 11, 0.3, -1)),
                new GradientCase(
                        "two bags of rows that weigh differently",
                        16,
                        withBags(weighted(MIXED), Combine.MEAN, Combine.SUM),
                        new MmoeArchitecture(3, 4, 4, 2, false),
                        new Filling(16, 16, 0, -1)));
    }

    /** Rows that correct negatives, and tasks that make up for them in each way. */
    private static Stream<GradientCase> corrections() {
        FeatureSpec all = spec(
                3,
                2,
                correcting(binary("a", 1), Correction.IMPORTANCE_WEIGHT),
                correcting(binary("b", 0.7), Correction.FAKE_NEGATIVE_WEIGHTED),
                correcting(binary("c", 2), Correction.FAKE_NEGATIVE_CALIBRATED),
                regression("d", 0.3));
        FeatureSpec sampled = spec(
                2,
                1,
                correcting(binary("a", 0.7), Correction.ELAPSED_TIME),
                regression("b", 0.3),
                correcting(binary("c", 2), Correction.ELAPSED_TIME));
        return Stream.of(
                new GradientCase(
                        "two tasks that wait, and what is learnt beside them",
                        19,
                        sampled,
                        new MmoeArchitecture(3, 4, 4, 2, true),
                        new Filling(16, 16, 0.1, -1)),
                new GradientCase(
                        "rows of tasks that wait, which weigh differently",
                        20,
                        weighted(sampled),
                        new MmoeArchitecture(3, 4, 4, 2, false),
                        new Filling(16, 13, 0.3, -1)),
                new GradientCase(
                        "corrections of each kind",
                        17,
                        all,
                        new MmoeArchitecture(3, 4, 4, 2, true),
                        new Filling(16, 16, 0.1, -1)),
                new GradientCase(
                        "corrections among rows that weigh differently",
                        18,
                        weighted(all),
                        new MmoeArchitecture(3, 4, 4, 2, false),
                        new Filling(16, 13, 0.3, -1)));
    }
}
