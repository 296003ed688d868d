package org.mmoestreams.workbench.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.workbench.example.SyntheticStreamFigures.OfNetwork;

final class SyntheticStreamExampleTest {

    private static final long SEED = 40;
    private static final Progress SILENT = Progress.of(line -> {}, () -> false);

    @BeforeAll
    static void startNd4j() {
        NativeRuntime.start();
        System.out.println("seed " + SEED);
    }

    @Test
    void movesTheCorrelationAtOnce() {
        assertThat(correlations(new SyntheticPhases(List.of(1.0, 0.5), 10, 0, 1)))
                .startsWith(1.0, 1.0)
                .endsWith(1.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
    }

    @Test
    void movesTheCorrelationByEqualSteps() {
        assertThat(correlations(new SyntheticPhases(List.of(1.0, 0.0, 0.5), 10, 4, 1)))
                .containsExactly(
                        1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.75, 0.5, 0.25, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
                        0.0, 0.125, 0.25, 0.375, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
    }

    @Test
    void losesWhereTheTasksChangeAndRecovers() {
        SyntheticPhases phases = new SyntheticPhases(List.of(1.0, -1.0), 400, 0, 64);
        double[] losses = SyntheticStreamRun.losses(phases, SEED, SILENT).get(SyntheticNetwork.SHARED_BOTTOM);
        double before = mean(losses, 350, 400);
        assertThat(mean(losses, 400, 410)).isGreaterThan(2 * before);
        assertThat(mean(losses, 750, 800)).isLessThan(1.5 * before);
    }

    @Test
    void givesMeansOfTenthsAndOfPhases() {
        SyntheticPhases phases = new SyntheticPhases(List.of(0.5, 0.0), 20, 5, 8);
        SyntheticStreamOptions options = new SyntheticStreamOptions(phases, 2, SEED);
        SyntheticStreamFigures figures = (SyntheticStreamFigures)
                new SyntheticStreamExample(options).run(SILENT).figures();
        double[] one = SyntheticStreamRun.losses(phases, SEED, SILENT).get(SyntheticNetwork.MMOE);
        double[] other = SyntheticStreamRun.losses(phases, SEED + 1, SILENT).get(SyntheticNetwork.MMOE);
        OfNetwork network = figures.networks().get(2);
        assertThat(network.network()).isEqualTo("mmoe");
        assertThat(network.curve()).hasSize(20);
        assertThat(network.curve().get(0).rows()).isEqualTo(8);
        assertThat(network.curve().get(11).rows()).isEqualTo(23 * 8);
        assertThat(network.curve().get(11).loss().mean())
                .isCloseTo((mean(one, 22, 24) + mean(other, 22, 24)) / 2, within(1e-12));
        assertThat(network.phases().get(1).begin().mean())
                .isCloseTo((mean(one, 20, 22) + mean(other, 20, 22)) / 2, within(1e-12));
        assertThat(network.phases().get(1).end().mean())
                .isCloseTo((mean(one, 30, 40) + mean(other, 30, 40)) / 2, within(1e-12));
    }

    @Test
    void refusesPhasesThatAreOutOfRange() {
        assertThatThrownBy(() -> new SyntheticPhases(List.of(1.0), 10, 0, 1))
                .hasMessage("correlations: [1.0] (expected: two or more, one for each phase)");
        assertThatThrownBy(() -> new SyntheticPhases(List.of(1.0, 0.0), 10, 11, 1))
                .hasMessage("ramp: 11 (expected: 0 to 10)");
    }

    private static double mean(double[] losses, int from, int to) {
        return Arrays.stream(losses, from, to).average().orElseThrow();
    }

    private static List<Double> correlations(SyntheticPhases phases) {
        return IntStream.range(0, phases.allWindows())
                .mapToObj(phases::correlation)
                .toList();
    }
}
