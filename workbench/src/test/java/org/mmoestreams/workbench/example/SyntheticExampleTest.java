package org.mmoestreams.workbench.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.workbench.example.SyntheticFigures.Difference;
import org.mmoestreams.workbench.example.SyntheticFigures.Tried;

final class SyntheticExampleTest {

    private static final long SEED = 30;
    private static final Progress SILENT = Progress.of(line -> {}, () -> false);

    @BeforeAll
    static void startNd4j() {
        NativeRuntime.start();
        System.out.println("seed " + SEED);
    }

    @Test
    void hasNetworksOfNearlyAsManyWeights() {
        int most = Stream.of(SyntheticNetwork.values())
                .mapToInt(network -> network.weights(100))
                .max()
                .orElseThrow();
        for (SyntheticNetwork network : SyntheticNetwork.values()) {
            assertThat(network.weights(100)).as(network.title()).isBetween((int) (0.96 * most), most);
        }
        // 8 experts of 16 units and 2 gates of 8, with biases; 2 towers of 16 to 8 to 1
        assertThat(SyntheticNetwork.MMOE.weights(100)).isEqualTo(101 * (8 * 16 + 2 * 8) + 2 * (17 * 8 + 9));
    }

    @Test
    void learnsTowardsTheNoise() {
        SyntheticBudget budget = new SyntheticBudget(600, 128, 500, 2);
        SyntheticContestant contestant = new SyntheticContestant(SyntheticNetwork.MMOE, 0.01, 0.5);
        double[] losses = SyntheticTrial.losses(budget, List.of(contestant), SEED, SILENT)[0];
        assertThat(losses[1]).isLessThan(losses[0]).isBetween(0.008, 0.05);
    }

    @Test
    void givesAContestantTheSameWhoeverElseTakesPart() {
        SyntheticBudget budget = new SyntheticBudget(5, 16, 20, 3);
        SyntheticContestant one = new SyntheticContestant(SyntheticNetwork.PLE, 0.01, 0.5);
        SyntheticContestant other = new SyntheticContestant(SyntheticNetwork.OMOE, 0.003, -0.5);
        double[][] alone = SyntheticTrial.losses(budget, List.of(one), SEED, SILENT);
        double[][] both = SyntheticTrial.losses(budget, List.of(other, one), SEED, SILENT);
        assertThat(both[1]).containsExactly(alone[0]);
        assertThat(both[0]).doesNotContain(alone[0]);
        assertThat(SyntheticTrial.losses(budget, List.of(one), SEED + 1, SILENT)[0])
                .isNotEqualTo(alone[0]);
    }

    @Test
    void choosesTheRateOfTheLeastLossByOtherSeeds() {
        SyntheticOptions options = options(List.of(1e-9, 0.01));
        SyntheticFigures figures =
                (SyntheticFigures) new SyntheticExample(options).run(SILENT).figures();
        assertThat(figures.search()).hasSize(2 * SyntheticNetwork.values().length);
        for (SyntheticNetwork network : SyntheticNetwork.values()) {
            List<Double> losses = figures.search().stream()
                    .filter(tried -> tried.network().equals(network.title()))
                    .map(Tried::loss)
                    .toList();
            assertThat(losses.get(1)).isLessThan(losses.get(0));
            assertThat(figures.of(network, 0.5).rate()).isEqualTo(0.01);
        }
        SyntheticContestant searched = new SyntheticContestant(SyntheticNetwork.OMOE, 1e-9, 0.5);
        double loss = SyntheticTrial.losses(options.budget(), List.of(searched), SEED + 2, SILENT)[0][1];
        assertThat(figures.search().get(2).loss()).isCloseTo(loss, within(1e-12));
    }

    @Test
    void comparesWithSharedBottomSeedBySeed() {
        SyntheticOptions options = options(List.of());
        SyntheticFigures figures =
                (SyntheticFigures) new SyntheticExample(options).run(SILENT).figures();
        List<Double> base = figures.of(SyntheticNetwork.SHARED_BOTTOM, 0.5).last();
        List<Double> ple = figures.of(SyntheticNetwork.PLE, 0.5).last();
        assertThat(figures.differences()).extracting(Difference::network).containsExactly("omoe", "mmoe", "ple");
        Difference difference = figures.differences().get(2);
        double mean = (ple.get(0) - base.get(0) + ple.get(1) - base.get(1)) / 2;
        assertThat(difference.loss().mean()).isCloseTo(mean, within(1e-12));
        assertThat(difference.median()).as("of two").isCloseTo(mean, within(1e-12));
        int below = (ple.get(0) < base.get(0) ? 1 : 0) + (ple.get(1) < base.get(1) ? 1 : 0);
        assertThat(difference.below()).isEqualTo(below);
        assertThat(figures.of(SyntheticNetwork.PLE, 0.5).rate()).isEqualTo(SyntheticNetwork.PLE.rate());
    }

    @Test
    void endsWhenItIsInterrupted() {
        SyntheticExample example = new SyntheticExample(options(List.of()));
        assertThatThrownBy(() -> example.run(Progress.of(line -> {}, () -> true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("example: interrupted (expected: to be left to end)");
    }

    @Test
    void hasTheUsualStandardError() {
        MeanError error = MeanError.of(1, 2, 3, 6);
        assertThat(error.mean()).isEqualTo(3);
        assertThat(error.standardError()).isCloseTo(Math.sqrt(14.0 / 3 / 4), within(1e-12));
        assertThat(error.text(2)).isEqualTo("3.00 ± 1.08");
        assertThat(error.at(7)).isEqualTo(new Point(7, 3, 3 - error.standardError(), 3 + error.standardError()));
        assertThatThrownBy(() -> MeanError.of(1)).hasMessage("values: 1 (expected: >= 2, to have a standard error)");
    }

    private static SyntheticOptions options(List<Double> rates) {
        SyntheticBudget budget = new SyntheticBudget(20, 32, 50, 2);
        return new SyntheticOptions(List.of(0.5), budget, new SyntheticOptions.Search(rates, 1), 2, SEED);
    }
}
