package org.mmoestreams.workbench.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mmoestreams.workbench.bench.Spread;

class KernelBenchTest {

    @Test
    void measuresEveryShapeAndBatchInEveryRound() {
        KernelFigures figures = KernelBench.run(options(List.of(8, 3), 2), () -> false, said -> {});
        assertThat(figures.batches())
                .extracting(BatchFigures::shape, BatchFigures::batchRows)
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(figures.batches())
                .flatExtracting(
                        BatchFigures::trainingRowsPerSecond,
                        BatchFigures::predictionRowsPerSecond,
                        BatchFigures::productsRowsPerSecond,
                        BatchFigures::trainingToProducts,
                        BatchFigures::cpuSecondsPerMillionRows)
                .allSatisfy(KernelBenchTest::isMeasuredTwice);
        assertThat(figures.latencies()).extracting(LatencyFigures::rows).containsExactly(1, 8, 1, 8);
        assertThat(figures.latencies())
                .flatExtracting(LatencyFigures::medianMicros, LatencyFigures::p99Micros)
                .allSatisfy(KernelBenchTest::isMeasuredTwice);
        assertThat(KernelTable.of(figures).toString().lines()).hasSize(1 + 4 + 4);
    }

    @Test
    void keepsTheRoundsThatAreCompleteWhenStopped() {
        List<String> said = new ArrayList<>();
        KernelFigures figures = KernelBench.run(options(List.of(4), 100), () -> said.size() > 2, said::add);
        assertThat(said).containsExactly("warming up", "round 1 of 100", "round 2 of 100");
        assertThat(figures.batches())
                .allSatisfy(batch ->
                        assertThat(batch.trainingRowsPerSecond().values()).hasSize(2));
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        assertThatThrownBy(() -> options(List.of(0), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch: 0 (expected: 1 to 65536)");
        assertThatThrownBy(() -> options(List.of(1), 0)).hasMessage("rounds: 0 (expected: >= 1)");
        assertThatThrownBy(
                        () -> new KernelOptions(Set.of(KernelShape.E2), List.of(1), 1, Duration.ZERO, Duration.ZERO, 1))
                .hasMessage("slice: PT0S (expected: > PT0S)");
    }

    private static void isMeasuredTwice(Object spread) {
        assertThat(((Spread) spread).values())
                .hasSize(2)
                .allSatisfy(value -> assertThat(value).isFinite().isPositive());
    }

    private static KernelOptions options(List<Integer> batches, int rounds) {
        return new KernelOptions(
                EnumSet.allOf(KernelShape.class), batches, rounds, Duration.ofMillis(2), Duration.ofMillis(8), 1);
    }
}
