package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.model.ThreeTasks.ROWS;
import static org.mmoestreams.model.ThreeTasks.TABLE_ROWS;
import static org.mmoestreams.model.ThreeTasks.build;
import static org.mmoestreams.model.ThreeTasks.draw;
import static org.mmoestreams.model.ThreeTasks.forward;
import static org.mmoestreams.model.ThreeTasks.step;
import static org.mmoestreams.model.ThreeTasks.weights;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.fixtures.SmallNetwork;
import org.mmoestreams.nn.Parameter;
import org.mmoestreams.settings.Kind;

/** What holds for every architecture: what a restart touches, what is said of experts. */
class ArchitecturesTest {

    /** Inputs of the first layer: three embeddings of width 4, a number, and the constant of the biases. */
    private static final int INPUTS = 14;
    /** Weights of a tower of 3 units that reads 4, and of its output. */
    private static final Map<String, Integer> TOWER = Map.of("tower.b.hidden", 15, "tower.b.output", 4);

    @Test
    void fixtureHasEveryArchitecture() {
        assertThat(Stream.of(SmallNetwork.values())
                        .map(network -> network.of(true).kind().name()))
                .containsExactlyElementsOf(
                        Architecture.kinds().stream().map(Kind::name).toList());
    }

    @Test
    void everyArchitectureCanBeBuiltByDefault() {
        for (var kind : Architecture.kinds()) {
            try (Network network = build(kind.standard())) {
                assertThat(network.parameters()).hasSizeGreaterThan(6);
            }
        }
    }

    static Stream<Arguments> ownWeights() {
        return Stream.of(
                Arguments.of(SmallNetwork.MMOE, with(TOWER, "experts-and-gates.weight", 3 * INPUTS)),
                Arguments.of(SmallNetwork.OMOE, TOWER),
                Arguments.of(SmallNetwork.SHARED_BOTTOM, Map.of("tower.b.hidden", 21, "tower.b.output", 4)),
                Arguments.of(
                        SmallNetwork.SINGLE_TASK,
                        Map.of(
                                "tower.b.hidden",
                                18,
                                "tower.b.output",
                                4,
                                "bottom.b.weight",
                                5 * INPUTS,
                                "embeddings.b",
                                4 * TABLE_ROWS,
                                "wide.b",
                                TABLE_ROWS)),
                Arguments.of(SmallNetwork.CGC, with(TOWER, "experts-and-gates.weight", (4 + 3) * INPUTS)),
                Arguments.of(
                        SmallNetwork.PLE,
                        with(with(TOWER, "level-2.task.b.weight", 3 * 5), "level-3.task.b.weight", (8 + 3) * 5)));
    }

    /** How many weights of which parameter are put back, and no others. */
    @ParameterizedTest
    @MethodSource("ownWeights")
    void restartPutsBackWhatIsATasksAlone(SmallNetwork small, Map<String, Integer> own) {
        Map<String, Integer> expected = new TreeMap<>(own);
        if (small != SmallNetwork.SINGLE_TASK) {
            expected.put("wide", TABLE_ROWS);
        }
        try (Network network = build(small.of(true))) {
            network.parameters().forEach(each -> Arrays.fill(each.weights(), 9));
            network.restart(1);
            Map<String, Integer> restarted = new TreeMap<>();
            for (Parameter each : network.parameters()) {
                int count = (int) IntStream.range(0, each.weights().length)
                        .filter(i -> each.weights()[i] != 9)
                        .count();
                if (count > 0) {
                    restarted.put(each.name(), count);
                }
            }
            assertThat(restarted).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(SmallNetwork.class)
    void restartLeavesTheOtherTasksAsTheyPredict(SmallNetwork small) {
        try (Network network = build(small.of(true))) {
            draw(network, 1);
            float[] before = forward(network, 1);
            network.restart(1);
            float[] after = forward(network, 1);
            for (int i = 0; i < before.length; i++) {
                if (i % 3 == 1) {
                    assertThat(after[i]).as("output %d", i).isNotEqualTo(before[i]);
                } else {
                    assertThat(after[i]).as("output %d", i).isEqualTo(before[i]);
                }
            }
        }
    }

    @Test
    void taskOfASingleTaskNetworkLearnsNothingFromTheOthers() {
        Map<String, float[]> both = learnt(SmallNetwork.SINGLE_TASK, 0);
        Map<String, float[]> other = learnt(SmallNetwork.SINGLE_TASK, 1);
        Set<String> moved = new HashSet<>();
        both.forEach((name, weights) -> {
            if (!Arrays.equals(weights, other.get(name))) {
                moved.add(name);
            }
        });
        assertThat(moved)
                .containsExactlyInAnyOrder(
                        "tower.a.hidden", "tower.a.output", "bottom.a.weight", "embeddings.a", "wide.a");
    }

    @ParameterizedTest
    @EnumSource(SmallNetwork.class)
    void saysHowEachTasksGateUsesItsExperts(SmallNetwork small) {
        try (Network network = build(small.of(true))) {
            draw(network, 3);
            forward(network, 1);
            assertThat(network.experts(ROWS).isPresent()).isEqualTo(small.hasExperts());
            if (small.hasExperts()) {
                ExpertUse use = network.experts(ROWS).orElseThrow();
                assertThat(use.gates()).hasSize(3).allSatisfy(gate -> {
                    double sum = IntStream.range(0, gate.experts())
                            .mapToDouble(gate::meanWeight)
                            .sum();
                    assertThat(sum).isBetween(0.99999, 1.00001);
                });
                assertThat(ExpertUse.read(use.write()).toString()).isEqualTo(use.toString());
            }
        }
    }

    @Test
    void gatesOfTasksMixTheSharedExpertsAndTheirOwn() {
        for (SmallNetwork small : List.of(SmallNetwork.CGC, SmallNetwork.PLE)) {
            int shared = small == SmallNetwork.CGC ? 2 : 1;
            int own = small == SmallNetwork.CGC ? 1 : 2;
            try (Network network = build(small.of(true))) {
                forward(network, 1);
                ExpertUse use = network.experts(ROWS).orElseThrow();
                assertThat(use.experts()).isEqualTo(shared + 3 * own);
                for (int task = 0; task < 3; task++) {
                    for (int expert = 0; expert < use.experts(); expert++) {
                        boolean mixed = expert < shared || (expert - shared) / own == task;
                        assertThat(use.gates().get(task).mixes(expert)).isEqualTo(mixed);
                        assertThat(use.gates().get(task).meanWeight(expert) > 0).isEqualTo(mixed);
                        assertThat(use.gates().get(task).isIdle(expert)).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void oneLevelOfPleIsCgc() {
        Frame frame = new Frame(3, 4, true);
        ExpertCounts counts = new ExpertCounts(2, 2, 4);
        try (Network cgc = build(new CgcArchitecture(counts, frame, new ExpertTraining(0.1, 0.2)));
                Network ple = build(new PleArchitecture(1, counts, frame, new ExpertTraining(0.1, 0.2)))) {
            for (Network each : List.of(cgc, ple)) {
                forward(each, 1);
                assertThat(step(each, -1)).isTrue();
            }
            Map<String, float[]> ofPle = weights(ple);
            weights(cgc).forEach((name, weights) -> assertThat(weights).as(name).isEqualTo(ofPle.get(name)));
        }
    }

    private static Map<String, float[]> learnt(SmallNetwork small, int unlabelled) {
        try (Network network = build(small.of(true))) {
            draw(network, 1);
            forward(network, 1);
            assertThat(step(network, unlabelled == 0 ? -1 : 0)).isTrue();
            return weights(network);
        }
    }

    private static Map<String, Integer> with(Map<String, Integer> some, String name, int count) {
        Map<String, Integer> more = new TreeMap<>(some);
        more.put(name, count);
        return more;
    }
}
