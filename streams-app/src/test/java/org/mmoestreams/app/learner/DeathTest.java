package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.app.topology.PlainRun;
import org.mmoestreams.client.testing.Visits;

/** A learner that dies between two commits goes on as if nothing had been. Windows have 8 rows. */
class DeathTest {

    private static final Duration LINGER = Duration.ofMillis(20);

    private final SplittableRandom random = new SplittableRandom(23);

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void resumesBitForBitWhereverItDies(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<byte[]> visits = VisitStream.mixed(chance).bytes(chance, 50 + chance.nextInt(60));
        double lingers = chance.nextInt(3) * 0.15;
        double deaths = 0.02 + 0.3 * chance.nextDouble() * chance.nextDouble();
        Settings settings = Settings.of(Visits.smallModel("window.max-stream-time=PT30S"));
        try (RestartableLearner steady = learner(settings);
                RestartableLearner mortal = learner(settings);
                PlainRun reference = reference(settings)) {
            for (byte[] visit : visits) {
                steady.send(visit);
                mortal.send(visit);
                reference.add(visit);
                if (chance.nextDouble() < lingers) {
                    steady.advance(LINGER);
                    mortal.advance(LINGER);
                }
                if (chance.nextDouble() < deaths) {
                    mortal.restart();
                }
            }
            assertThat(mortal.published()).isEqualTo(steady.published());
            assertSameStores(mortal, steady);
            assertThat(mortal.digest()).isEqualTo(reference.digest());
            mortal.restart();
            steady.advance(LINGER);
            mortal.advance(LINGER);
            assertThat(mortal.published())
                    .isEqualTo(steady.published())
                    .filteredOn(line -> line.startsWith(LearnerNode.PREDICTIONS))
                    .extracting(line -> line.split(" ", -1)[1] + " " + line.split(" ", -1)[2])
                    .containsExactlyElementsOf(reference.predictions().stream()
                            .map(said -> said.eventId() + " " + said.modelVersion())
                            .toList());
        }
    }

    @Test
    void goesOnFillingTheRoundOfUnlabelledRows() {
        assertGoesOnAlike(new VisitStream(0, 1000, 0, 0).bytes(random, 27), List.of(3, 11), List.of(4, 8, 12, 20));
    }

    @Test
    void keepsLabelledRowsThatWerePredictedEarly() {
        assertGoesOnAlike(VisitStream.labelled().bytes(random, 20), List.of(3, 10), List.of(4, 6, 11, 13));
    }

    @Test
    void forgetsUnlabelledRowsOfAWindowThatStreamTimeClosed() {
        List<byte[]> visits = new VisitStream(0, 14_000, 0, 0).bytes(random, 15);
        assertGoesOnAlike(visits, List.of(4, 9), List.of(1, 3, 5, 6, 10, 12));
    }

    @Test
    void goesOnWithMixedRowsOutOfOrder() {
        List<byte[]> visits = new VisitStream(0.5, 3000, 25_000, 0).bytes(random, 80);
        assertGoesOnAlike(visits, List.of(7, 30, 31), List.of(2, 9, 15, 28, 31, 32, 50, 70));
    }

    @Test
    void refusesStoresOfDifferentCommits() {
        Settings settings = Settings.of(Visits.smallModel());
        try (RestartableLearner learner = learner(settings);
                RestartableLearner younger = learner(settings)) {
            List<byte[]> visits = VisitStream.labelled().bytes(random, 16);
            visits.forEach(learner::send);
            visits.subList(0, 8).forEach(younger::send);
            assertThatThrownBy(() -> learner.restartWith(younger.stored(LearnerNode.WINDOW_STORE)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("window store: progress of window 1 (expected: window 2, the model's version; the two"
                            + " stores are not of one commit: restore them or run reset)");
        }
    }

    @Test
    void refusesAModelOfAnotherConfiguration() {
        try (RestartableLearner learner = learner(Settings.of(Visits.smallModel()))) {
            learner.send(VisitStream.labelled().bytes(random, 1).get(0));
            Settings other = Settings.of(Visits.smallModel("model.seed=7"));
            assertThatThrownBy(() -> learner.restartAs(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("stored model: seed is 42, the configuration has 7 (expected: the configuration it was"
                            + " learnt with; restore that, or run reset to start anew)");
        }
    }

    @Test
    void countsThePendingRowsOfTheStoredModel() {
        VisitStream unlabelled = new VisitStream(0, 1000, 0, 0);
        try (RestartableLearner learner = learner(Settings.of(Visits.smallModel()))) {
            VisitStream.labelled().bytes(random, 11).forEach(learner::send);
            assertThat(learner.storedModel().windows()).isEqualTo(1);
            assertThat(learner.storedModel().rowsLearnt()).isEqualTo(8);
            assertThat(learner.storedModel().pendingRows()).isEqualTo(3);
            unlabelled.bytes(random, 2).forEach(learner::send);
            assertThat(learner.storedModel().pendingRows())
                    .as("3 to learn, 2 to predict")
                    .isEqualTo(5);
            learner.advance(LINGER);
            assertThat(learner.storedModel().pendingRows())
                    .as("predicted, 3 still to learn")
                    .isEqualTo(3);
            unlabelled.bytes(random, 1).forEach(learner::send);
            assertThat(learner.storedModel().pendingRows()).isEqualTo(4);
            VisitStream.labelled().bytes(random, 5).forEach(learner::send);
            assertThat(learner.storedModel().pendingRows()).isZero();
            assertThat(learner.storedModel().windows()).isEqualTo(2);
            assertThat(learner.storedModel().digest()).isEqualTo(learner.digest());
        }
    }

    private static void assertGoesOnAlike(List<byte[]> visits, List<Integer> lingers, List<Integer> deaths) {
        Settings settings = Settings.of(Visits.smallModel("window.max-stream-time=PT30S"));
        try (RestartableLearner steady = learner(settings);
                RestartableLearner mortal = learner(settings)) {
            for (int i = 0; i < visits.size(); i++) {
                steady.send(visits.get(i));
                mortal.send(visits.get(i));
                if (lingers.contains(i)) {
                    steady.advance(LINGER);
                    mortal.advance(LINGER);
                }
                if (deaths.contains(i)) {
                    mortal.restart();
                }
            }
            steady.advance(LINGER);
            mortal.advance(LINGER);
            assertThat(mortal.published()).isEqualTo(steady.published()).hasSizeGreaterThanOrEqualTo(visits.size());
            assertSameStores(mortal, steady);
        }
    }

    private static void assertSameStores(RestartableLearner one, RestartableLearner other) {
        for (String store : List.of(LearnerNode.MODEL_STORE, LearnerNode.WINDOW_STORE)) {
            assertThat(one.stored(store).keySet()).isEqualTo(other.stored(store).keySet());
            one.stored(store).forEach((key, value) -> assertThat(value)
                    .as("%s %s", store, key)
                    .isEqualTo(other.stored(store).get(key)));
        }
    }

    private static RestartableLearner learner(Settings settings) {
        return new RestartableLearner(Visits.schema(), settings, Visits.START);
    }

    private static PlainRun reference(Settings settings) {
        return new PlainRun(
                Visits.schema(), settings.learner(), settings.window().maxStreamTime(), Visits.START);
    }
}
