package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;

/** A learner without a stored model that begins with a saved one. */
final class StartFromSavedTest {

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(Seeds.fresh("StartFromSavedTest"));
    private final List<byte[]> visits = new VisitStream(1, 1000, 5000, 0).bytes(random, 100);
    private SavedModel saved;
    private Path file;

    @BeforeEach
    void learn() {
        file = folder.resolve("visits.model");
        try (var learner = new RestartableLearner(Visits.schema(), settings(), Visits.START)) {
            visits.forEach(learner::send);
            saved = learner.storedModel().saved();
        }
        assertThat(saved.windows()).isPositive();
        saved.write(file);
    }

    @Test
    void beginsWithTheFilesDigestAndVersion() {
        try (var learner =
                new RestartableLearner(Visits.schema(), settings("model.start-from=" + file), Visits.START)) {
            learner.send(visits.get(0));
            assertThat(learner.digest()).isEqualTo(saved.digest());
            assertThat(learner.storedModel().windows()).isEqualTo(saved.windows());
            assertThat(learner.storedModel().identity().startedFrom()).isEqualTo(saved.digest());
        }
    }

    @ParameterizedTest
    @CsvSource({"adagrad, true", "adagrad, false", "adam, false", "sgd, false"})
    void goesOnBitForBitAtRandomCuts(String optimizer, boolean kept) {
        Settings with = settings(
                "model.start-from=" + file,
                "model.start-optimizer-state=" + kept,
                "optimizer.kind=" + optimizer,
                "window.rows=7");
        RestartCheck.run(Variant.SOUND, Visits.schema(), with, visits, random.nextLong());
    }

    @Test
    void goesOnAsTheSavedModelWouldHave() {
        List<byte[]> more = new VisitStream(1, 1000, 5000, 0).bytes(random, 60);
        try (var one = new RestartableLearner(Visits.schema(), settings("model.start-from=" + file), Visits.START);
                var other =
                        new RestartableLearner(Visits.schema(), settings("model.start-from=" + file), Visits.START)) {
            more.forEach(one::send);
            other.restart();
            more.forEach(other::send);
            assertThat(other.digest()).isEqualTo(one.digest()).isNotEqualTo(saved.digest());
        }
    }

    @Test
    void takesNoNoticeOfTheFileWhereAModelIsStored() {
        try (var learner = new RestartableLearner(Visits.schema(), settings(), Visits.START)) {
            visits.subList(0, 50).forEach(learner::send);
            String digest = learner.digest();
            learner.restartAs(settings("model.start-from=" + file));
            assertThat(learner.digest()).isEqualTo(digest).isNotEqualTo(saved.digest());
            assertThat(learner.storedModel().identity().startedFrom()).isEmpty();
        }
    }

    @Test
    void refusesAModelOfAnotherArchitectureByItsKey() {
        assertThatThrownBy(() -> ModelStart.of(settings("model.start-from=" + file, "model.experts=7"), Visits.SPEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model.start-from: " + file + ": model.experts is ")
                .hasMessageContaining("the configuration has 7");
    }

    private static Settings settings(String... more) {
        return Settings.of(
                Stream.concat(Stream.of(Visits.smallModel()), Stream.of(more)).toArray(String[]::new));
    }
}
