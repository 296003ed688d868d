package org.mmoestreams.workbench.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.Fruit;

/** Training in epochs, on generated rows of fruit. */
@Timeout(60)
final class EpochTrainingTest {

    private static final int ROWS = 600;
    private static final Watch AUC = Watch.parse("auc");

    @TempDir
    private Path folder;

    @Test
    void givesTheSameModelForTheSameSeeds() {
        TrainReport one = run(rules(3, 7, 0, 0), Saving.NONE);
        TrainReport same = run(rules(3, 7, 0, 0), Saving.NONE);
        TrainReport otherOrder = run(rules(3, 8, 0, 0), Saving.NONE);
        assertThat(digests(same)).isEqualTo(digests(one));
        assertThat(same.digest()).isEqualTo(one.digest());
        assertThat(otherOrder.digest()).isNotEqualTo(one.digest());
        assertThat(one.rows())
                .isEqualTo(new RowCounts(one.rows().train(), ROWS - one.rows().train(), 0));
        assertThat(one.rows().validation()).isBetween(80, 160);
    }

    @Test
    void learnsEachRowOnceInEachEpochInAnotherOrder() {
        int[] first = Shuffle.of(1000, 7, 1);
        assertThat(first).containsExactlyInAnyOrder(IntStream.range(0, 1000).toArray());
        assertThat(Shuffle.of(1000, 7, 1)).isEqualTo(first);
        assertThat(Shuffle.of(1000, 7, 2)).isNotEqualTo(first);
        TrainReport report = run(rules(2, 1, 0, 0), save(1, false));
        SavedModel last = SavedModel.read("model", folder.resolve("epoch-0002.model"));
        assertThat(last.rowsLearnt()).isEqualTo(2L * report.rows().train());
        assertThat(report.epochs())
                .allSatisfy(epoch -> assertThat(epoch.train().get("ripe").rows())
                        .isEqualTo(report.rows().train()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64})
    void goesOnAsIfItHadNotBeenStopped(int average) {
        TrainReport whole = run(rules(5, 7, 0, average), Saving.NONE);
        run(rules(2, 7, 0, average), save(1, false));
        TrainReport resumed = run(rules(5, 7, 0, average), save(2, true));
        assertThat(digests(resumed)).isEqualTo(digests(whole));
        assertThat(resumed.best()).isEqualTo(whole.best());
        assertThat(resumed.digest()).isEqualTo(whole.digest());
        assertThat(folder.resolve("epoch-0003.model")).doesNotExist();
        assertThat(folder.resolve("epoch-0004.model")).exists();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64})
    void savesTheBestModelAndStopsWhenNoneGetsBetter(int average) {
        TrainReport report = run(rules(60, 7, 3, average), save(100, false));
        assertThat(report.epochs()).hasSizeLessThan(60).hasSize(report.best() + 3);
        double best = AUC.of(report.epochs().get(report.best() - 1).watched());
        assertThat(report.epochs())
                .allSatisfy(epoch -> assertThat(AUC.of(epoch.watched())).isLessThanOrEqualTo(best));
        SavedModel saved = SavedModel.read("model", folder.resolve("best.model"));
        assertThat(saved.digest())
                .isEqualTo(report.digest())
                .isEqualTo(report.epochs().get(report.best() - 1).digest());
        assertThat(TrainFolder.numbered("epoch", report.epochs().size()))
                .satisfies(last -> assertThat(folder.resolve(last)).exists());
    }

    @Test
    void refusesAFolderThatHasATrainingUnlessItGoesOn() {
        run(rules(1, 7, 0, 0), save(1, false));
        assertThatThrownBy(() -> run(rules(1, 7, 0, 0), save(1, false)))
                .hasMessageStartingWith("save: " + folder + " (expected: a folder without a training;");
        assertThatThrownBy(() -> run(rules(2, 8, 0, 0), save(1, true))).hasMessage("seed: 8 (expected: 7, as before)");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> new TrainOptions(
                        new Fruit(), paths(), config(), Optional.empty(), true, new Saving(Optional.of(none), 1, true)))
                .hasMessage("resume: " + none + " (expected: a folder that train --save wrote)");
    }

    @Test
    void goesOnFromASavedModelAndRefusesADamagedOne() throws IOException {
        run(rules(3, 7, 0, 0), save(1, false));
        Path best = folder.resolve("best.model");
        TrainOptions options = new TrainOptions(
                new Fruit(), paths(), config(), Optional.of(SavedModel.read("start-from", best)), true, Saving.NONE);
        TrainReport report = EpochTraining.run(options, rules(1, 7, 0, 0), line -> {});
        assertThat(AUC.of(report.epochs().get(0).progressive()))
                .isGreaterThan(AUC.of(
                        run(rules(1, 7, 0, 0), Saving.NONE).epochs().get(0).progressive()));
        Path last = folder.resolve("epoch-0003.model");
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length / 2]++;
        Files.write(last, bytes);
        assertThatThrownBy(() -> run(rules(4, 7, 0, 0), save(1, true)))
                .hasMessageStartingWith("resume: " + last + " is damaged");
    }

    @Test
    void printsRunningAndNewestFiguresWithinAnEpoch() {
        List<String> lines = new ArrayList<>();
        EpochTraining.run(
                new TrainOptions(new Fruit(), paths(), config(), Optional.empty(), true, Saving.NONE),
                new EpochRules(1, 7, 0, AUC, 0, 200),
                lines::add);
        assertThat(lines.get(1))
                .startsWith("epoch 1, 2")
                .contains(" rows:  ripe AUC ")
                .contains(" (delta ");
        assertThat(lines).filteredOn(line -> line.startsWith("epoch 1, ")).hasSize(2);
        assertThat(lines).anyMatch(line -> line.startsWith("epoch 1 of 1: ") && line.contains(" rows/s (reading "));
    }

    private TrainReport run(EpochRules rules, Saving saving) {
        var options = new TrainOptions(new Fruit(), paths(), config(), Optional.empty(), true, saving);
        return EpochTraining.run(options, rules, line -> {});
    }

    private Saving save(int every, boolean resumes) {
        return new Saving(Optional.of(folder), every, resumes);
    }

    private static RowPaths paths() {
        return new RowPaths(List.of(), RowRange.first(ROWS), 0.2, List.of(), List.of());
    }

    private static EpochRules rules(int epochs, long seed, int patience, int average) {
        return new EpochRules(epochs, seed, patience, AUC, average, 0);
    }

    private static LearnerConfig config() {
        return new LearnerConfig(new MmoeArchitecture(3, 4, 4, 4, true), new Adagrad(0.05, 1e-7, 1e-8), 16, 5);
    }

    private static List<String> digests(TrainReport report) {
        return report.epochs().stream().map(EpochFigures::digest).toList();
    }
}
