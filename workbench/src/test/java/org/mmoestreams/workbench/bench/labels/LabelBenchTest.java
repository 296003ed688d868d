package org.mmoestreams.workbench.bench.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.labels.LabelDelays;
import org.mmoestreams.workbench.labels.LabelFaults;
import org.mmoestreams.workbench.labels.LabelPlan;
import org.mmoestreams.workbench.shaping.Shape;
import org.mmoestreams.workbench.shaping.ShapedRows;

/** The benchmark of late labels with a real broker and learner, on rows made for a seed. */
@Timeout(600)
final class LabelBenchTest {

    private static final int EVENTS = 5_000;
    private static final long SEED = 11;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeRows() throws IOException {
        file = ClickRows.write(folder.resolve("rows.csv"), EVENTS, SEED);
    }

    @Test
    void anOracleThatLearnsTheSameRowsInTheSameOrderSaysEveryPublishedBit() {
        List<String> said = new ArrayList<>();
        List<LabelPolicy> policies =
                List.of(LabelPolicy.INLINE, LabelPolicy.CORRECT, LabelPolicy.FAKE_NEGATIVE_CALIBRATED);
        LabelFigures figures = LabelBench.run(options(policies, Map.of()), () -> false, said::add);
        assertThat(figures.areAsTold()).as("seed " + SEED + ": " + said).isTrue();
        assertThat(figures.windows()).isEqualTo(Map.of("click", "PT10S", "buy", "PT10M"));
        for (PolicyFigures policy : figures.policies()) {
            assertThat(policy.events()).isEqualTo(EVENTS);
            assertThat(policy.deadLetters()).isZero();
            assertThat(policy.versions()).isGreaterThan(EVENTS / 100);
            assertThat(policy.oracle().predictions()).isEqualTo(2L * EVENTS);
            policy.tasks().forEach((task, of) -> assertThat(of.all().auc())
                    .as(policy.policy() + ", " + task)
                    .isEqualTo(policy.oracle().auc().get(task)));
            assertThat(policy.tasks().get("buy").rows()).isEqualTo(EVENTS);
            assertThat(policy.tasks().get("click").all().auc()).isBetween(0.55, 0.8);
        }
        TaskFigures inline = click(figures, 0);
        TaskFigures corrected = click(figures, 1);
        TaskFigures calibrated = click(figures, 2);
        assertThat(inline.sent()).isZero();
        assertThat(corrected.sent()).isEqualTo(corrected.positives()).isEqualTo(calibrated.late());
        assertThat(corrected.late()).isBetween(1L, corrected.sent() - 1);
        assertThat(corrected.corrected()).isBetween(corrected.late() / 2, corrected.late());
        assertThat(calibrated.corrected()).isGreaterThan(corrected.corrected());
        assertThat(LabelTable.of(figures).toString().lines())
                .hasSize(7)
                .anyMatch(line -> line.startsWith("buy, fake-negative-calibrated "));
    }

    @Test
    void readsWhatTheRowsSayInTheEndAndHowLateTheyAreToldIt() {
        TrueLabels truth = TrueLabels.read(options(List.of(LabelPolicy.WAIT), Map.of("click", Duration.ofSeconds(1))));
        assertThat(truth.size()).isEqualTo(EVENTS);
        assertThat(truth.id(EVENTS - 1)).isEqualTo("e" + (EVENTS - 1));
        long clicks = 0;
        long buys = 0;
        for (int event = 0; event < EVENTS; event++) {
            clicks += (long) truth.label(event, 0);
            buys += (long) truth.label(event, 1);
        }
        assertThat(truth.after(0, -1)).isEqualTo(clicks);
        assertThat(truth.after(1, -1))
                .as("no purchase without a click")
                .isEqualTo(buys)
                .isLessThan(clicks);
        assertThat(truth.after(0, truth.longestDelay(0))).isZero();
        assertThat(truth.after(0, truth.longestDelay(0) - 1)).isPositive();
        double shareAfterTheMean = (double) truth.after(0, 20_000) / clicks;
        assertThat(shareAfterTheMean).as("exponential, seed " + SEED).isCloseTo(Math.exp(-1), within(0.06));
    }

    @Test
    void refusesAWindowOfAnUnknownTaskAndNothingToCompare() {
        assertThatThrownBy(() -> options(List.of(LabelPolicy.WAIT), Map.of("clik", Duration.ofSeconds(1))))
                .hasMessage("attribution: clik (expected: a task: [click, buy])");
        assertThatThrownBy(() -> options(List.of(), Map.of())).hasMessage("policy: none (expected: at least one)");
    }

    @Test
    void theCommandSaysWhatIsMissingBeforeAnythingStarts() {
        CapturedRun noDelay = CapturedRun.of("bench", "labels", "--events", "10");
        assertThat(noDelay.exitCode()).isEqualTo(2);
        assertThat(noDelay.err()).contains("--label-delay: none (expected: a delay for at least one task)");
        CapturedRun noWindow = CapturedRun.of("bench", "labels", "--events", "10", "--label-delay", "fixed:PT1M");
        assertThat(noWindow.exitCode()).isEqualTo(2);
        assertThat(noWindow.err()).contains("--attribution: none (expected: a window for at least one binary task");
        CapturedRun unknown = CapturedRun.of("bench", "labels", "--policy", "ignore");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("ignore (expected: inline or as-given or count or correct or");
    }

    private LabelBenchOptions options(List<LabelPolicy> policies, Map<String, Duration> windows) {
        DataSet data = ClickRows.data();
        LabelDelays delays = LabelDelays.parse(List.of("click=column:click_ms", "buy=column:buy_ms"));
        return new LabelBenchOptions(
                new ShapedRows(data, List.of(file), RowRange.all(), SEED, Shape.NONE),
                LabelPlan.of(data, delays, new LabelFaults(true, 0, 0), SEED),
                windows,
                policies,
                true,
                List.of("window.rows=64", "labels.retention=PT1H"));
    }

    private static TaskFigures click(LabelFigures figures, int policy) {
        return figures.policies().get(policy).tasks().get("click");
    }
}
