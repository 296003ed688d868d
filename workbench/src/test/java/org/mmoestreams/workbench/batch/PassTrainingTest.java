package org.mmoestreams.workbench.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.Fruit;

/** Training in passes, on generated rows of fruit. */
@Timeout(60)
final class PassTrainingTest {

    private static final int ROWS = 1000;

    @TempDir
    private Path folder;

    @Test
    void scoresEachPassBeforeItIsLearnt() {
        PassReport report = run(ROWS, byRows(5), Saving.NONE);
        assertThat(report.passes()).hasSize(5).allSatisfy(pass -> assertThat(pass.rows())
                .isEqualTo(200));
        double first = report.passes().get(0).inferred().get("ripe").loss();
        double last = report.passes().get(4).inferred().get("ripe").loss();
        assertThat(first).as("nothing was learnt").isBetween(0.6, 0.8);
        assertThat(last).isLessThan(0.8 * first);
        assertThat(report.passes().get(4).running().get("ripe").rows())
                .isEqualTo(report.passes().stream()
                        .mapToLong(pass -> pass.inferred().get("ripe").rows())
                        .sum());
    }

    @Test
    void makesTheModelOfAPassOfTheRowsBeforeAlone() {
        PassReport all = run(ROWS, byRows(5), Saving.NONE);
        PassReport start = run(400, byRows(2), Saving.NONE);
        assertThat(start.passes())
                .extracting(PassFigures::digest)
                .isEqualTo(all.passes().subList(0, 2).stream()
                        .map(PassFigures::digest)
                        .toList());
    }

    @Test
    void cutsByEventTime() {
        PassReport report = run(ROWS, new PassRules(0, Optional.of(Duration.ofMillis(300)), 1, 3), Saving.NONE);
        assertThat(report.passes()).extracting(PassFigures::rows).containsExactly(300, 300, 300, 100);
        assertThat(report.passes().get(1).from()).isEqualTo("1970-01-01T00:00:00.300Z");
        assertThat(report.passes().get(1).to()).isEqualTo("1970-01-01T00:00:00.599Z");
    }

    @Test
    void goesOnAsIfItHadNotBeenStopped() {
        PassReport whole = run(ROWS, byRows(5), Saving.NONE);
        run(600, byRows(3), new Saving(Optional.of(folder), 2, false));
        assertThat(folder.resolve("pass-0001.model")).doesNotExist();
        assertThat(folder.resolve("pass-0002.model")).exists();
        PassReport resumed = run(ROWS, byRows(5), new Saving(Optional.of(folder), 2, true));
        assertThat(resumed.passes()).hasSize(5);
        assertThat(resumed.digest()).isEqualTo(whole.digest());
        assertThat(SavedModel.read("model", folder.resolve("pass-0005.model")).digest())
                .isEqualTo(whole.digest());
    }

    @Test
    void refusesTwoWaysToCut() {
        assertThatThrownBy(() -> new PassRules(2, Optional.of(Duration.ofHours(1)), 1, 1))
                .hasMessage("passes: 2 (expected: either --passes or --pass-by-time)");
    }

    private static PassRules byRows(int passes) {
        return new PassRules(passes, Optional.empty(), 1, 3);
    }

    private static PassReport run(int rows, PassRules rules, Saving saving) {
        RowPaths paths = new RowPaths(List.of(), RowRange.first(rows), 0, List.of(), List.of());
        LearnerConfig config =
                new LearnerConfig(new MmoeArchitecture(3, 4, 4, 4, true), new Adagrad(0.05, 1e-7, 1e-8), 16, 5);
        var options = new TrainOptions(new Fruit(), paths, config, Optional.empty(), true, saving);
        return PassTraining.run(options, rules, line -> {});
    }
}
