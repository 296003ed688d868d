package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.model.ThreeTasks.build;
import static org.mmoestreams.model.ThreeTasks.forward;
import static org.mmoestreams.model.ThreeTasks.step;
import static org.mmoestreams.model.ThreeTasks.weights;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.fixtures.SmallNetwork;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.Parameter;

/** How far networks go: weights at their bound, gradients that overflow, sizes that are refused. */
class ArchitectureLimitsTest {

    private final Random random = new Random(12);

    /** All at plus or minus a million: the most that a step may make of them. */
    @ParameterizedTest
    @EnumSource(SmallNetwork.class)
    void predictsNumbersByWeightsAtTheirBound(SmallNetwork small) {
        for (int round = 0; round < 20; round++) {
            try (Network network = build(small.of(round % 2 == 0))) {
                for (Parameter each : network.parameters()) {
                    for (int i = 0; i < each.weights().length; i++) {
                        each.weights()[i] = round < 2 || random.nextInt(4) > 0 ? 1e6f : -1e6f;
                    }
                }
                network.refresh();
                for (float output : forward(network, 1e6f)) {
                    assertThat(output).isFinite();
                }
            }
        }
    }

    /** A gradient that is no number, or whose square is none, keeps the whole window from being learnt. */
    @ParameterizedTest
    @EnumSource(SmallNetwork.class)
    void stepThatOverflowsChangesNothing(SmallNetwork small) {
        for (float wild : new float[] {3e38f, Float.NaN}) {
            try (Network probe = build(small.of(true))) {
                for (int i = 0; i < probe.parameters().size(); i++) {
                    String name = probe.parameters().get(i).name();
                    if (!name.startsWith("wide") && !name.endsWith("output")) {
                        assertOverflows(small, i, wild);
                    }
                }
            }
        }
    }

    private static void assertOverflows(SmallNetwork small, int parameter, float wild) {
        try (Network network = build(small.of(true))) {
            network.parameters().forEach(each -> Arrays.fill(each.weights(), 0.5f));
            Arrays.fill(network.parameters().get(parameter).weights(), wild);
            network.refresh();
            Map<String, float[]> before = weights(network);
            forward(network, 1);
            String name = network.parameters().get(parameter).name();
            assertThat(step(network, -1)).as(name + " " + wild).isFalse();
            assertThat(weights(network))
                    .allSatisfy((key, weights) -> assertThat(weights).as(key).isEqualTo(before.get(key)));
            Map<String, byte[]> changes = new TreeMap<>();
            network.parameters().forEach(each -> each.drainChanges(changes::put));
            assertThat(changes).isEmpty();
        }
    }

    @Test
    void refusesWhatIsOutOfRange() {
        Frame frame = new Frame(3, 4, true);
        assertThatThrownBy(() -> new SharedBottomArchitecture(0, frame))
                .hasMessage("bottom-units: 0 (expected: 1 to 4096)");
        assertThatThrownBy(() -> new SingleTaskArchitecture(5000, frame))
                .hasMessage("bottom-units: 5000 (expected: 1 to 4096)");
        assertThatThrownBy(() -> new OmoeArchitecture(257, 1, frame, ExpertTraining.PLAIN))
                .hasMessage("experts: 257 (expected: 1 to 256)");
        assertThatThrownBy(() -> new ExpertCounts(0, 1, 1)).hasMessage("shared-experts: 0 (expected: 1 to 256)");
        assertThatThrownBy(() -> new ExpertCounts(1, 0, 1)).hasMessage("task-experts: 0 (expected: 1 to 256)");
        assertThatThrownBy(() -> new PleArchitecture(9, new ExpertCounts(1, 1, 1), frame, ExpertTraining.PLAIN))
                .hasMessage("levels: 9 (expected: 1 to 8)");
    }

    @Test
    void refusesNetworksThatAreTooLarge() {
        Frame frame = new Frame(8, 256, false);
        ExpertCounts counts = new ExpertCounts(256, 256, 1024);
        assertThatThrownBy(() -> new CgcArchitecture(counts, frame, ExpertTraining.PLAIN)
                        .checkSizes(new InputShape(8, 1000, 33, 0), 2))
                .hasMessageStartingWith("embedding-width, shared-experts, task-experts, expert-units: 8449 inputs x ");
        assertThatThrownBy(() -> new PleArchitecture(2, counts, new Frame(8, 1, false), ExpertTraining.PLAIN)
                        .checkSizes(new InputShape(1, 10, 1, 0), 20_000))
                .hasMessageStartingWith("shared-experts, task-experts, expert-units: 1 row x ");
        assertThatThrownBy(() ->
                        new SingleTaskArchitecture(4096, frame).checkSizes(new InputShape(8, 33_000_000, 33, 0), 2))
                .hasMessageStartingWith("embedding-width, capacities: 33000000 rows x 256 weights");
    }
}
