package org.mmoestreams.client.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.Reaction;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.Ftrl;
import org.mmoestreams.optim.OptimizerConfig;
import org.mmoestreams.optim.OptimizerPlan;
import org.mmoestreams.optim.Schedule;

/** Models in files of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SavedModelTest {

    private static final int ROWS = 8;
    private static final LearnerConfig CONFIG = config(3, new Adam(0.01, 0.9, 0.999, 1e-8), ROWS, 5);

    @TempDir
    private Path folder;

    private SavedModel model;

    @BeforeAll
    void learn() {
        TreeMap<String, byte[]> chunks = new TreeMap<>();
        try (OnlineLearner learner = OnlineLearner.create(Visits.SPEC, CONFIG)) {
            learn(learner, 1, 20);
            learner.drainChanges(chunks::put);
            model = new SavedModel("a test", ModelIdentity.of(learner), true, chunks);
        }
    }

    @Test
    void goesOnFromItsFileBitForBit() {
        Path file = folder.resolve("whole.model");
        model.write(file);
        SavedModel read = SavedModel.read("model", file);
        assertThat(read.digest()).isEqualTo(model.digest());
        assertThat(read.windows()).isEqualTo(20);
        assertThat(read.rowsLearnt()).isEqualTo(20L * ROWS);
        try (OnlineLearner goesOn = read.learner(Visits.SPEC, CONFIG, true);
                OnlineLearner never = OnlineLearner.create(Visits.SPEC, CONFIG)) {
            learn(never, 1, 20);
            assertThat(learn(goesOn, 2, 5)).isEqualTo(learn(never, 2, 5));
        }
        assertThat(folder.resolve("whole.model.part")).doesNotExist();
    }

    @Test
    void refusesAFileWithAnyByteChangedOrMissing() throws IOException {
        Path file = folder.resolve("damaged.model");
        model.write(file);
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(Seeds.fresh("SavedModelTest damage"));
        for (int i = 0; i < 200; i++) {
            int at = i < 20 ? i : random.nextInt(whole.length);
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertThatThrownBy(() -> SavedModel.read("model", file))
                    .as("byte %d", at)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("model: " + file)
                    .hasMessageContaining("(expected: ");
            Files.write(file, Arrays.copyOf(whole, at));
            assertThatThrownBy(() -> SavedModel.read("model", file))
                    .as("cut at %d", at)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(expected: ");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> SavedModel.read("model", file)).hasMessageContaining("is damaged");
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no model");
        assertThatThrownBy(() -> SavedModel.read("model", text)).hasMessageContaining("it begins otherwise");
        assertThatThrownBy(() -> SavedModel.read("model", folder)).hasMessageContaining("this is a folder");
        assertThatThrownBy(() -> SavedModel.read("model", folder.resolve("none")))
                .hasMessageContaining("no such file");
    }

    @Test
    void refusesAnotherArchitectureAndNamesTheDifference() {
        LearnerConfig other = config(4, CONFIG.optimizer(), ROWS, 5);
        assertThatThrownBy(() -> model.learner(Visits.SPEC, other, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("model.experts is 3, the configuration has 4");
    }

    @Test
    void refusesAnotherOptimizerOnlyWhereItsStateIsKept() {
        LearnerConfig other = config(3, new Adagrad(0.05, 1e-7, 1e-8), ROWS, 5);
        assertThatThrownBy(() -> model.learner(Visits.SPEC, other, true))
                .hasMessageContaining("optimizer is \"ADAM\", the configuration has \"ADAGRAD\"");
        try (OnlineLearner learner = model.learner(Visits.SPEC, other, false);
                OnlineLearner kept = model.learner(Visits.SPEC, CONFIG, true)) {
            assertThat(predictions(learner)).isEqualTo(predictions(kept));
        }
    }

    /** Whether slots fit is a matter of all groups' rules, not of their rates. */
    @Test
    void refusesAnotherRuleOfAGroupAndTakesOtherRates() {
        OptimizerConfig slower = new Adam(0.001, 0.9, 0.999, 1e-8);
        Schedule decaying = new Schedule(Schedule.Form.COSINE, 3, 0.5, 20);
        OptimizerPlan ofTheSameForm =
                new OptimizerPlan(slower, Optional.of(CONFIG.optimizer()), Optional.empty(), decaying);
        OptimizerPlan withFtrl = new OptimizerPlan(
                slower, Optional.empty(), Optional.of(new Ftrl(0.1, 1e-7, 1, 0, 0)), Schedule.CONSTANT);
        assertThatThrownBy(() -> model.learner(Visits.SPEC, config(withFtrl), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "a test: optimizer is \"ADAM\", the configuration has \"ADAM, EMBEDDINGS FTRL\"");
        try (OnlineLearner goesOn = model.learner(Visits.SPEC, config(ofTheSameForm), true);
                OnlineLearner anew = model.learner(Visits.SPEC, config(ofTheSameForm), false);
                OnlineLearner other = model.learner(Visits.SPEC, config(withFtrl), false)) {
            assertThat(predictions(goesOn)).isEqualTo(predictions(anew)).isEqualTo(predictions(other));
            assertThat(learn(goesOn, 2, 5)).as("by the state that was kept").isNotEqualTo(learn(anew, 2, 5));
        }
    }

    @Test
    void takesWindowsOfAnotherSizeAndAnotherSeed() {
        try (OnlineLearner learner = model.learner(Visits.SPEC, config(3, CONFIG.optimizer(), 2 * ROWS, 6), true)) {
            assertThat(learner.windows()).isEqualTo(20);
        }
    }

    @Test
    void forgetsTheOptimizerAsIfItHadTakenNoStep() {
        try (OnlineLearner dropped = model.learner(Visits.SPEC, CONFIG, false);
                OnlineLearner leftOut = model.withoutOptimizerState().learner(Visits.SPEC, CONFIG, true);
                OnlineLearner reset = model.learner(Visits.SPEC, CONFIG, true);
                OnlineLearner kept = model.learner(Visits.SPEC, CONFIG, true)) {
            reset.react(Reaction.resetAccumulators());
            List<Double> anew = learn(dropped, 2, 5);
            assertThat(learn(leftOut, 2, 5)).isEqualTo(anew);
            assertThat(learn(reset, 2, 5)).isEqualTo(anew);
            assertThat(learn(kept, 2, 5)).isNotEqualTo(anew);
        }
        assertThat(model.withoutOptimizerState().chunks().keySet()).noneMatch(key -> key.contains("#"));
    }

    private static LearnerConfig config(int experts, OptimizerConfig optimizer, int rows, long seed) {
        return new LearnerConfig(new MmoeArchitecture(experts, 4, 3, 4, true), optimizer, rows, seed);
    }

    private static LearnerConfig config(OptimizerPlan plan) {
        return new LearnerConfig(CONFIG.architecture(), plan, ROWS, 5);
    }

    private static List<Double> learn(OnlineLearner learner, long seed, int windows) {
        Random random = new Random(seed);
        List<Double> said = new ArrayList<>();
        RowBatch batch = learner.newBatch();
        for (int window = 0; window < windows; window++) {
            for (int row = 0; row < ROWS; row++) {
                learner.encode(values(random), batch, row);
            }
            learner.predict(batch, 0, ROWS);
            for (int row = 0; row < ROWS; row++) {
                said.add(batch.prediction(row, 0));
                said.add(batch.prediction(row, 1));
            }
            learner.learn(batch, ROWS);
        }
        return said;
    }

    private static List<Double> predictions(OnlineLearner learner) {
        Random random = new Random(9);
        RowBatch batch = learner.newBatch();
        for (int row = 0; row < ROWS; row++) {
            learner.encodeFrozen(values(random), batch, row);
        }
        learner.predict(batch, 0, ROWS);
        List<Double> said = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            said.add(batch.prediction(row, 0));
        }
        return said;
    }

    private static FieldValues values(Random random) {
        FieldValues values = FieldValues.of(Visits.SPEC);
        for (int field = 0; field < Visits.SPEC.nominal().size(); field++) {
            values.setNominal(field, "v" + random.nextInt(3));
        }
        for (int field = 0; field < Visits.SPEC.continuous().size(); field++) {
            values.setContinuous(field, random.nextInt(100));
        }
        values.setLabel(0, random.nextInt(2));
        values.setLabel(1, random.nextDouble());
        return values;
    }
}
